package id.lintas.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the hub did with one request of a partner.
 *
 * @param outcome what happened
 * @param detail the field or the reason in words, for the partner's log; empty where the outcome says all
 * @param bill the bill concerned, where it is known
 * @param paymentId the recorded payment, where there is one
 * @param token the access token, for {@link Outcome#TOKEN_ISSUED} alone
 */
public record Settlement(
        Outcome outcome,
        String detail,
        @Nullable BillView bill,
        @Nullable UUID paymentId,
        @Nullable String token) {

    /** An outcome without more to say. */
    public static Settlement of(Outcome outcome) {
        return new Settlement(outcome, "", null, null, null);
    }

    /** An outcome with the field or reason concerned. */
    public static Settlement of(Outcome outcome, String detail) {
        return new Settlement(outcome, detail, null, null, null);
    }

    /**
     * What a partner may know of a bill.
     *
     * @param billingCode its code
     * @param payer the payer's name, shortened so that a guesser of codes learns little
     * @param amount what is owed
     * @param expiresAt until when it can be paid
     */
    public record BillView(BillingCode billingCode, String payer, Rupiah amount, Instant expiresAt) {}
}
