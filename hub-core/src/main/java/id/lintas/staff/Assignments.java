package id.lintas.staff;

import id.lintas.audit.AuditEvent;
import id.lintas.office.OfficeId;
import java.util.Optional;
import java.util.Set;

/** Who is assigned where, as the doors ask it. An answer is as fresh as the ledger. Safe for use by many threads. */
public interface Assignments {

    /** The person's assignment at the office, whatever its standing; empty if there never was one. */
    Optional<Assignment> find(OfficeId office, String username);

    /**
     * Writes down a person whom the directorate itself made staff of the office at the identity provider. Only for people
     * of whom the office has no row at all, so that an ended assignment is never revived by this.
     *
     * @return the person's assignment, the one that was there if there was one
     */
    Assignment adopt(OfficeId office, String username, String account, Set<StaffRole> roles);

    /** Writes a login down. */
    void loggedIn(Assignment mine);

    /** Writes down, in the audit trail, that this person lacks a duty; the first of a minute at once, the others as a number. */
    void mayNot(Assignment mine, String duty);

    /** Writes down, in the audit trail, that a login of this person opened nothing. */
    void stayedOut(Assignment mine, String why);

    /** Writes down, in the audit trail, what was done to an account. */
    void note(Assignment about, AuditEvent event, String actor, String detail);
}
