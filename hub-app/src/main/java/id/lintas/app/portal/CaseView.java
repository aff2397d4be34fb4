package id.lintas.app.portal;

import id.lintas.adjudication.AdjudicationCase;
import id.lintas.audit.AuditTrail;
import id.lintas.booking.Booking;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.Payment;
import id.lintas.privacy.Unmasking;
import id.lintas.staff.Duty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case as its office's staff see it. Of the biometric check only where it stands; never candidates or scores.
 *
 * @param application the case
 * @param booking its appointment
 * @param bill what is owed, once requested
 * @param payments its payments, oldest first
 * @param check the biometric check, once begun
 * @param trail who did what, oldest first
 * @param duties what the person who looks may do
 * @param notNow stages to which the case cannot go at this moment, though its stage leads there
 * @param privacy what the person may see of the applicant
 */
record CaseView(
        PassportApplication application,
        Booking booking,
        @Nullable Bill bill,
        List<Payment> payments,
        @Nullable AdjudicationCase check,
        List<AuditTrail.Entry> trail,
        Set<Duty> duties,
        Set<Stage> notNow,
        Privacy privacy) {

    /**
     * What this person may see of the applicant at this moment.
     *
     * @param unmasked why and until when all of it, or null while it is masked
     * @param purgedAt when it was deleted, or null while it is kept
     */
    record Privacy(@Nullable Unmasking unmasked, @Nullable Instant purgedAt) {}

    public String stage() {
        return application.stage().name();
    }

    /** The applicant, while this person may see all of them. */
    private @Nullable Applicant whole() {
        return privacy.unmasked() == null ? null : application.applicant();
    }

    public boolean unmasked() {
        return whole() != null;
    }

    /** Until when the person sees all; null while it is masked. */
    public @Nullable Instant unmaskedUntil() {
        return privacy.unmasked() == null ? null : privacy.unmasked().until();
    }

    /** Whether to offer that all of it be shown. */
    public boolean mayUnmask() {
        return duties.contains(Duty.SEE_PERSONS) && !application.purged() && !unmasked();
    }

    public String name() {
        Applicant whole = whole();
        return whole == null ? application.maskedName() : whole.name();
    }

    public String nik() {
        Applicant whole = whole();
        return whole == null ? application.maskedNik() : whole.nik().value();
    }

    /** The day, while this person may see it. */
    public @Nullable LocalDate birthDate() {
        Applicant whole = whole();
        return whole == null ? null : whole.birthDate();
    }

    public String maskedBirthDate() {
        Applicant applicant = application.applicant();
        return applicant == null ? "" : applicant.maskedBirthDate();
    }

    /** Empty once deleted. */
    public String phone() {
        String phone = booking.phone();
        return phone != null && unmasked() ? phone : booking.maskedPhone();
    }

    public String billingCode() {
        return bill == null || bill.billingCode() == null
                ? ""
                : bill.billingCode().value();
    }

    /** In rupiah, empty before a bill was requested. */
    public String amount() {
        return bill == null ? "" : Long.toString(bill.amount().amount());
    }

    public @Nullable Instant payUntil() {
        return bill == null ? null : bill.expiresAt();
    }

    public String ntpn() {
        Payment payment = payment();
        return payment == null || payment.ntpn() == null ? "" : payment.ntpn();
    }

    public String adjudication() {
        return check == null ? "" : check.status().name();
    }

    public String acknowledged() {
        Instant at = booking.acknowledgedAt();
        return at == null ? "" : at.toString();
    }

    /** The stages that this person may decide next. */
    public List<Stage> moves() {
        return Moves.from(application.stage(), duties).stream()
                .filter(next -> !notNow.contains(next))
                .toList();
    }

    /** Whether going there is the exception: the person is turned down, or did not come. */
    public boolean exception(Stage next) {
        return next == Stage.REJECTED || next == Stage.NO_SHOW || next == Stage.UNCOLLECTED;
    }

    public boolean readyForCapture() {
        return duties.contains(Duty.CAPTURE) && application.stage().leadsTo(Stage.CAPTURED);
    }

    /** Whether payments are this person's to see; bill and payments are left out otherwise. */
    public boolean showsPayments() {
        return duties.contains(Duty.SEE_PAYMENTS);
    }

    /** The payment that settles the case; a late one only if there is no other. */
    public @Nullable Payment payment() {
        return payments.stream()
                .min(Comparator.comparing(payment -> !payment.status().settles()))
                .orElse(null);
    }
}
