package id.lintas.payment;

import java.util.Locale;

/** The four receipts of a payment, in their order. */
public enum Hop {
    /** The payer paid at a bank or at the post office. */
    BANK_PAID,
    /** The hub has the confirmation. */
    HUB_RECEIVED,
    /** The registry stored it and gave the state's receipt number. */
    REGISTRY_STORED,
    /** The office saw it, on a screen or in its own system. */
    OFFICE_SAW;

    /** As pages and words name it, such as {@code bank-paid}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
