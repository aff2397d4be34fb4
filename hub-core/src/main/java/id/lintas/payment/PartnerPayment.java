package id.lintas.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known under a partner's reference: the payment it became, or why it became none yet. */
record PartnerPayment(
        BillingCode billingCode,
        Rupiah amount,
        Instant paidAt,
        Outcome outcome,
        @Nullable UUID payment) {

    /** The paid-at time may be said with another precision in a repeat; code and amount are what is paid. */
    boolean says(PaymentConfirmation said) {
        return billingCode.equals(said.billingCode()) && amount.equals(said.amount());
    }
}
