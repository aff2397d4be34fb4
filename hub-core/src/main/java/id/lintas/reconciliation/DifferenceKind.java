package id.lintas.reconciliation;

/** What can disagree. The names are kept and told, so they stay; each has its words in both languages. */
public enum DifferenceKind {
    /** On the statement, for a bill that is known, and no confirmation came. */
    NOT_CONFIRMED,
    /** On the statement, no confirmation came, and no bill has its code or it names none. */
    UNKNOWN_BILL,
    /** Confirmed, and not on the statement of its time. */
    NOT_ON_STATEMENT,
    /** The hub refused it, and the statement says that the money was taken. */
    REFUSED_HERE,
    /** Confirmed for a code that no bill has. */
    MONEY_WITHOUT_BILL,
    /** Confirmation and statement say different amounts. */
    AMOUNT,
    /** Confirmation and statement name different bills. */
    OTHER_BILL,
    /** Another amount than the bill's was paid. */
    BILL_AMOUNT,
    /** Paid after the bill's end. */
    LATE,
    /** A case was paid twice, or one payment is on the statement twice. */
    PAID_TWICE,
    /** The partner told the hub that it took the payment back; the statement does not show it. */
    REVERSED_HERE,
    /** The statement shows that it was taken back; nobody told the hub. */
    REVERSED_THERE,
    /** Money went out under a number that nobody knows. */
    MONEY_OUT,
    /** A page of the statement did not come. */
    PAGE_MISSING
}
