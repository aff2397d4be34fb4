package id.lintas.app.security;

import id.lintas.office.Offices;
import id.lintas.staff.Assignments;
import java.time.Clock;
import java.time.Duration;

/** The right to an office with the standard settings, for tests of other packages. */
public final class SampleAccess {

    private SampleAccess() {}

    /** Lets in whom these assignments and the token agree about; takes members without one as adopted. */
    public static OfficeAccess of(Offices offices, Assignments assignments, Clock clock) {
        return new OfficeAccess(
                offices,
                assignments,
                new StaffSettings(true, Duration.ofMinutes(30), Duration.ofHours(10), Duration.ofSeconds(30), 5),
                clock);
    }
}
