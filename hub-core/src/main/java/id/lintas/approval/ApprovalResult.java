package id.lintas.approval;

/** What came of trying to decide an approval. */
public enum ApprovalResult {
    /** Done: approved and carried out, refused or withdrawn, as was wished. */
    DONE,
    /** There is no such approval in this office. */
    UNKNOWN,
    /** Whoever asked cannot decide as well. */
    SAME_PERSON,
    /** The person's roles do not allow it. */
    WRONG_ROLE,
    /** What the person saw is not what is stored. */
    CHANGED,
    /** It was decided before; the first decision stands. */
    DECIDED_BEFORE,
    /** Its time is over. */
    EXPIRED,
    /** The world has moved on: what was asked for would no longer do what it says. */
    NO_LONGER_HOLDS
}
