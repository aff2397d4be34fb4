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
 * @param told what the partner told of the payment before, where it asks for its status
 */
public record Settlement(
        Outcome outcome,
        String detail,
        @Nullable BillView bill,
        @Nullable UUID paymentId,
        @Nullable String token,
        @Nullable Told told) {

    /** What is said of everything but a status. */
    public Settlement(
            Outcome outcome, String detail, @Nullable BillView bill, @Nullable UUID paymentId, @Nullable String token) {
        this(outcome, detail, bill, paymentId, token, null);
    }

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

    /**
     * A payment as its partner told of it.
     *
     * @param reference the partner's own number
     * @param alternate the other number by which it may ask; the reference itself where there is none
     * @param amount what was paid
     * @param paidAt when the payer paid
     */
    public record Told(String reference, String alternate, Rupiah amount, Instant paidAt) {}
}
