package id.lintas.office;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * When an office opens new places.
 *
 * @param day the weekday on which places open
 * @param time the local time at which they open
 * @param horizonDays how many days ahead of an opening may be booked, 1 to 90
 */
public record OpeningRule(DayOfWeek day, LocalTime time, int horizonDays) {

    /** @throws IllegalArgumentException if the horizon is out of range */
    public OpeningRule {
        if (horizonDays < 1 || horizonDays > 90) {
            throw new IllegalArgumentException("horizonDays: " + horizonDays + " (expected: 1 to 90)");
        }
    }
}
