package id.lintas.app.security;

import id.lintas.office.Office;
import id.lintas.staff.Assignment;
import id.lintas.staff.Assignment.Standing;

/** The person belongs to the office but may not work there now; a page says why and whom to ask. */
public final class NotOnDuty extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final transient Office office;
    private final transient Assignment assignment;
    private final Standing standing;

    NotOnDuty(Office office, Assignment assignment, Standing standing) {
        super("assignment: " + standing + " (expected: CURRENT)");
        this.office = office;
        this.assignment = assignment;
        this.standing = standing;
    }

    public Office office() {
        return office;
    }

    public Assignment assignment() {
        return assignment;
    }

    public Standing standing() {
        return standing;
    }
}
