package id.lintas.payment;

import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import java.time.Instant;

/**
 * The canonical payment: a partner says that somebody paid a bill, whatever the dialect.
 *
 * @param partner who says it, as authenticated
 * @param transport how it came
 * @param reference the partner's own number (NTB of a bank, NTP of the post office), 1 to 128 characters; with the
 *     partner it names the payment for ever
 * @param alternate another number under which the partner may ask for the payment's status, such as SNAP's
 *     paymentRequestId; the reference itself where there is none
 * @param billingCode the bill
 * @param amount what was paid
 * @param paidAt when the payer paid, by the partner's clock; this decides, not the arrival
 * @param channel where it was paid (teller, ATM, …), as the partner names it; may be empty
 */
public record PaymentConfirmation(
        PartnerId partner,
        Transport transport,
        String reference,
        String alternate,
        BillingCode billingCode,
        Rupiah amount,
        Instant paidAt,
        String channel) {

    /** @throws IllegalArgumentException if the reference is blank or too long */
    public PaymentConfirmation {
        if (reference.isBlank() || reference.length() > 128 || alternate.isBlank() || alternate.length() > 128) {
            throw new IllegalArgumentException("reference: " + reference.length() + " and " + alternate.length()
                    + " characters (expected: 1 to 128)");
        }
    }

    /** A payment that the partner knows by its reference alone. */
    public PaymentConfirmation(
            PartnerId partner,
            Transport transport,
            String reference,
            BillingCode billingCode,
            Rupiah amount,
            Instant paidAt,
            String channel) {
        this(partner, transport, reference, reference, billingCode, amount, paidAt, channel);
    }
}
