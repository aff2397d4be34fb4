package id.lintas.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long ago it must be that the person should have come: before that day, in the office's zone.
 *
 * @param before the first day that is not long enough ago
 * @param zone the office's
 */
record Waiting(LocalDate before, ZoneId zone) {

    /** So many whole days after the day itself must be over today. */
    static Waiting of(int days, Instant now, ZoneId zone) {
        return new Waiting(LocalDate.ofInstant(now, zone).minusDays(days), zone);
    }

    /** The moment at which that day begins. */
    Instant begin() {
        return before.atStartOfDay(zone).toInstant();
    }
}
