package id.lintas.app.applicant;

import id.lintas.app.receipt.TrackerView;
import id.lintas.office.Office;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as its applicant may see it: no word about what a biometric check found.
 *
 * @param office where
 * @param code the booking code
 * @param day the appointment's day
 * @param start the appointment's time
 * @param stage where the case stands
 * @param steps what happened, oldest first
 * @param billingCode under which to pay, empty until issued
 * @param amount what is owed in rupiah, 0 until known
 * @param payUntil until when it can be paid, once issued
 * @param paidAt when a bank said it was paid, once it did
 * @param receipt the state's receipt number, empty until known
 * @param tracker how far the payment has come
 * @param ticket lets this page fetch the receipt
 */
record TrackedCase(
        Office office,
        String code,
        LocalDate day,
        LocalTime start,
        String stage,
        List<Step> steps,
        String billingCode,
        long amount,
        @Nullable Instant payUntil,
        @Nullable Instant paidAt,
        String receipt,
        TrackerView tracker,
        String ticket) {

    /** Something that happened, by its stage. */
    record Step(String stage, Instant at) {}
}
