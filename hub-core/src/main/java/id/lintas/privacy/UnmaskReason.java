package id.lintas.privacy;

/** Why somebody needs the whole data of a case. */
public enum UnmaskReason {
    /** To compare it with the identity card of the applicant at the counter. */
    AT_COUNTER,
    /** To call the applicant. */
    CALL,
    /** To look at data that may be wrong. */
    CHECK_DATA,
    /** To answer a complaint. */
    COMPLAINT,
    /** Anything else, to be said in words. */
    OTHER;

    /** Whether it must be said in words too. */
    public boolean needsNote() {
        return this == OTHER;
    }
}
