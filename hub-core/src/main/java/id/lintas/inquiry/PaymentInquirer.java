package id.lintas.inquiry;

import id.lintas.payment.BillingCode;

/** Asks in one partner's dialect. Plain Java; keeps no mutable state and is used by many threads. */
public interface PaymentInquirer {

    /** The signed call that asks what became of payments for the bill. */
    StatusCall ask(BillingCode code);

    /** What the answer says; whatever a stranger may answer ends in a word, never in an exception. */
    BankWord read(BillingCode code, int status, byte[] body);
}
