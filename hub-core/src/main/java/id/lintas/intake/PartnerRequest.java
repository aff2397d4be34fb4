package id.lintas.intake;

import id.lintas.payment.BillingCode;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Settlement;

/** One thing that a partner asks for, in the hub's terms. Taken apart in {@link PartnerIntake} alone. */
public sealed interface PartnerRequest {

    /** Asks for an access token; the connector has checked the signature. */
    record Token() implements PartnerRequest {}

    /** Asks whether and how much a bill is payable. */
    record Inquiry(BillingCode billingCode) implements PartnerRequest {}

    /** Says that a bill was paid. */
    record Payment(PaymentConfirmation confirmation) implements PartnerRequest {}

    /** Says that a payment was taken back. */
    record Reversal(PaymentReversal reversal) implements PartnerRequest {}

    /** Asks what became of a payment. */
    record Status(String reference) implements PartnerRequest {}

    /** Asks what became of every payment that the partner told of for a bill; each gets a settlement of its own. */
    record Statuses(BillingCode billingCode) implements PartnerRequest {}

    /** Nothing to do but answer: the connector refuses the message. */
    record Refused(Settlement settlement) implements PartnerRequest {}
}
