package id.lintas.inquiry;

import id.lintas.payment.Rupiah;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a partner says of a payment when it is asked. It settles nothing: only its own confirmation does.
 *
 * @param kind what it says
 * @param reference the partner's number of the payment; empty unless it was paid
 * @param amount how much it took, where it says so
 * @param paidAt when the payer paid, where it says so
 */
public record BankWord(
        Kind kind,
        String reference,
        @Nullable Rupiah amount,
        @Nullable Instant paidAt) {

    /** The kinds of words. */
    public enum Kind {
        /** It has the money. */
        PAID,
        /** It knows the bill and has no money for it, or took it back. */
        NOT_PAID,
        /** It knows nothing of it. */
        UNKNOWN,
        /** What it said cannot be read, so nothing is known. */
        UNCLEAR,
        /** It did not answer in time, or was not asked because it did not answer before. */
        SILENT
    }

    /** A word without more to it. */
    public static BankWord of(Kind kind) {
        return new BankWord(kind, "", null, null);
    }
}
