package id.lintas.receipt;

import org.jspecify.annotations.Nullable;

/**
 * What the hub says of a token that somebody shows.
 *
 * @param verdict what is true
 * @param claims what the receipt says; null unless it is genuine
 * @param keyId the key that it names, empty if it is no receipt
 */
public record ReceiptCheck(Verdict verdict, @Nullable ReceiptClaims claims, String keyId) {

    /** What is true of it. */
    public enum Verdict {
        /** A state receipt, and it counts. */
        STATE,
        /** A provisional receipt; the state's is not there yet. */
        PROVISIONAL,
        /** A provisional receipt; the state's receipt exists since. */
        REPLACED,
        /** A provisional receipt of a payment that people still decide about. */
        IN_REVIEW,
        /** It was true when it was issued; the payment was taken back since. */
        TAKEN_BACK,
        /** Signed by this hub, for a payment that it does not have. */
        UNKNOWN_PAYMENT,
        /** Something in it was changed after it was signed. */
        BAD_SIGNATURE,
        /** Signed by a key that is none of this hub's. */
        UNKNOWN_KEY,
        /** No receipt at all. */
        UNREADABLE
    }

    /** Whether this hub issued exactly this. */
    public boolean genuine() {
        return claims != null;
    }
}
