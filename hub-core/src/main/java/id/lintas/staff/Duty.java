package id.lintas.staff;

import java.util.Collection;
import java.util.Set;

/**
 * What people of an office do in the portal, and which roles may do it. This is the one table; {@code docs/staff.md} shows
 * the same and a test compares them.
 */
public enum Duty {
    /** See the office's cases and its handover notes. */
    READ(StaffRole.values()),
    /** See what was paid, and by that mark it as seen. */
    SEE_PAYMENTS(StaffRole.CLERK, StaffRole.CASHIER, StaffRole.OFFICE_LEAD),
    /** Ask a second person to decide about money: let it count, give it back, let a held case go on. */
    MONEY(StaffRole.CASHIER, StaffRole.OFFICE_LEAD),
    /** Mark an applicant as here and the papers as complete. */
    RECEIVE(StaffRole.CLERK, StaffRole.OFFICE_LEAD),
    /** Store fingerprints and ask for a billing code. */
    CAPTURE(StaffRole.CLERK),
    /** Print, check and sign a passport. */
    PRODUCE(StaffRole.CLERK, StaffRole.OFFICE_LEAD),
    /** Give a passport to its holder and archive the case. */
    HAND_OVER(StaffRole.CLERK, StaffRole.OFFICE_LEAD),
    /** Turn a case down. */
    REJECT(StaffRole.CLERK, StaffRole.ADJUDICATOR, StaffRole.OFFICE_LEAD),
    /** See one case's personal data whole, with a reason and for a short time. */
    SEE_PERSONS(StaffRole.CLERK, StaffRole.CASHIER, StaffRole.OFFICE_LEAD),
    /** Answer people who ask for a copy or a correction of their own data, and see who saw whose. */
    DATA_REQUESTS(StaffRole.OFFICE_LEAD),
    /** Add people of the office, change what they may do, end their time, give new passwords. */
    STAFF(StaffRole.OFFICE_ADMIN);

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of alone
    private final Set<StaffRole> roles;

    Duty(StaffRole... roles) {
        this.roles = Set.of(roles);
    }

    /** The roles that have it. */
    public Set<StaffRole> roles() {
        return roles;
    }

    /** Whether one of these roles has it. */
    public boolean of(Collection<StaffRole> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
