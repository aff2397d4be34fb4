package id.lintas.payment;

/** What a payment's status means for its receipts. */
public enum Standing {
    /** It counts, and goes its way over all four hops. */
    GOES_ON,
    /** People decide about it first; the registry is not told before. */
    IN_REVIEW,
    /** It was taken back, given back or is not this case's: what was issued for it was true once, and counts no more. */
    TAKEN_BACK;

    /** A new status is one line here. */
    public static Standing of(Payment.Status status) {
        return switch (status) {
            case PROVISIONAL, SETTLED -> GOES_ON;
            case LATE, MISMATCH, SECOND -> IN_REVIEW;
            case REVERSED, RETURNED, UNMATCHED -> TAKEN_BACK;
        };
    }
}
