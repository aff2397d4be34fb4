package id.lintas.staff;

/** A change of an office's people that a rule forbids; nothing was changed. */
public final class StaffRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Somebody of this office has that user name. */
        NAME_TAKEN,
        /** An assignment needs at least one role. */
        NO_ROLE,
        /** The last day is in the past or too far ahead. */
        BAD_END,
        /** The office would be left without an admin. */
        LAST_ADMIN,
        /** The one to be replaced is nobody of this office. */
        UNKNOWN_PREDECESSOR,
        /** The person works at more than this office, so this office alone may not do it. */
        ELSEWHERE_TOO,
        /** The code of an invitation is wrong, used or too old. */
        BAD_CODE,
        /** The note is empty or too long. */
        BAD_NOTE
    }

    private final Reason reason;

    /** A refusal for this reason. */
    public StaffRefused(Reason reason) {
        super("staff: refused (expected: not " + reason + ")");
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
