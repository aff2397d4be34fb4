package id.lintas.payment;

import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.time.Instant;

/**
 * A partner says that it took a payment back, whatever the dialect. It may come before the payment that it speaks of.
 *
 * @param partner who says it, as authenticated
 * @param transport how it came
 * @param reference the partner's number of the payment that is taken back, 1 to 128 characters
 * @param billingCode the bill that the payment was for
 * @param amount the amount of the payment; a part of it cannot be taken back
 * @param reversedAt when it was taken back, by the partner's clock
 * @param reason in the partner's words, at most 200 characters; may be empty
 */
public record PaymentReversal(
        PartnerId partner,
        Transport transport,
        String reference,
        BillingCode billingCode,
        Rupiah amount,
        Instant reversedAt,
        String reason) {

    /** @throws IllegalArgumentException if the reference is blank or too long, or the reason too long */
    public PaymentReversal {
        if (reference.isBlank() || reference.length() > 128 || reason.length() > 200) {
            throw new IllegalArgumentException("reversal: reference of " + reference.length() + ", reason of "
                    + reason.length() + " characters (expected: 1 to 128, at most 200)");
        }
    }
}
