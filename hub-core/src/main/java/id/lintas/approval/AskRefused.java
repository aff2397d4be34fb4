package id.lintas.approval;

/** Something was not asked for. */
public final class AskRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Why {
        /** The person's roles do not allow it. */
        WRONG_ROLE,
        /** The same thing is being asked for already and waits for its second person. */
        ASKED_BEFORE,
        /** There is nothing to do: it is so already. */
        NOTHING_TO_DO
    }

    private final Why why;

    /** Says what was not asked for, by its kind and subject, which hold nothing personal. */
    public AskRefused(Why why, String kind, String subject) {
        super(kind + " of " + subject + ": " + why);
        this.why = why;
    }

    /** Why it was not asked for. */
    public Why why() {
        return why;
    }
}
