package id.lintas.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for one case under one billing code. A case has another bill only after the one before could no longer be
 * paid.
 *
 * @param application the case
 * @param issue which of the case's bills, from 1
 * @param amount what is owed, by the tariff of the day of the request
 * @param status where it stands, which follows from the whole {@link CaseAccount}
 * @param requestedAt when the hub asked the registry for it
 * @param billingCode its code, once issued
 * @param expiresAt until when it can be paid, once issued: its own expiry, or earlier if its code was cut over
 * @param cutover the change of codes that makes it end earlier, if one does
 */
public record Bill(
        UUID application,
        int issue,
        Rupiah amount,
        Status status,
        Instant requestedAt,
        @Nullable BillingCode billingCode,
        @Nullable Instant expiresAt,
        @Nullable Cutover cutover) {

    /** Where a bill stands. */
    public enum Status {
        /** The registry has not answered yet. */
        REQUESTED,
        /** Issued and not paid. */
        OPEN,
        /** Nobody paid in time. A payment that was made in time and arrives later still settles it. */
        EXPIRED,
        /** Settled by a payment made in time. */
        PAID,
        /** Paid after its expiry, or told of when the case could no longer go on; a person decides. */
        PAID_LATE,
        /** The only money on it is not what is owed; a person decides. */
        MISMATCH,
        /** What had been paid was taken back; a person decides. */
        REVERSED,
        /** Another bill of the case was paid. */
        SUPERSEDED;

        /** Whether the case may be given another bill. */
        boolean over() {
            return this == EXPIRED || this == REVERSED;
        }
    }

    /**
     * A change of codes that ends a bill before its own expiry.
     *
     * @param indonesian why, for people
     * @param english the same in English
     */
    public record Cutover(String indonesian, String english) {}

    /** Whether a payment made at that moment was made in time. */
    boolean payableAt(Instant moment) {
        return expiresAt != null && !moment.isAfter(expiresAt);
    }

    Bill as(Status next) {
        return new Bill(application, issue, amount, next, requestedAt, billingCode, expiresAt, cutover);
    }
}
