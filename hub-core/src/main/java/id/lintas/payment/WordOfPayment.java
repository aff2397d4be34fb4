package id.lintas.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that a bill was paid, which no bank has confirmed to the hub.
 *
 * @param paidAt when, where that is known
 * @param where the partner by its id, or a name as it stands; empty if that is not known
 * @param source by what it is known
 * @param knownAt since when the hub knows it
 */
public record WordOfPayment(@Nullable Instant paidAt, String where, Source source, Instant knownAt) {

    /** By what a payment is known. */
    public enum Source {
        /** A line of a bank's statement. */
        STATEMENT,
        /** A bank's answer to the question about one payment. */
        STATUS_ANSWER,
        /** The slip that an applicant showed. */
        SLIP
    }
}
