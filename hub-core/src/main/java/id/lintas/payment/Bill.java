package id.lintas.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is owed for one case.
 *
 * @param application the case
 * @param amount what is owed, by the tariff of the day of the request
 * @param status where it stands
 * @param requestedAt when the hub asked the registry for it
 * @param billingCode its code, once issued
 * @param expiresAt until when it can be paid, once issued
 */
public record Bill(
        UUID application,
        Rupiah amount,
        Status status,
        Instant requestedAt,
        @Nullable BillingCode billingCode,
        @Nullable Instant expiresAt) {

    /** Where a bill stands. */
    public enum Status {
        /** The registry has not answered yet. */
        REQUESTED,
        /** Issued and not paid. */
        OPEN,
        /** Settled by a payment made in time. */
        PAID,
        /** Paid after its expiry, or told of when the case could no longer go on; a person decides. */
        PAID_LATE
    }
}
