package id.lintas.keys;

import java.time.Duration;

/**
 * Times of the keys' life.
 *
 * @param freshFor how long a node seals with a keyset that it has not compared with the database
 * @param spread from adding a key to its first use, and from the last use of its predecessor to the search for what is
 *     left of it; at least twice {@code freshFor}, so that by then every node knows
 * @param grace from disabling an unused key to destroying it
 * @param batch rows sealed anew in one transaction
 * @param rotateAfter age at which keys are replaced without anybody asking, one office after the other
 */
public record KeySettings(Duration freshFor, Duration spread, Duration grace, int batch, Duration rotateAfter) {

    /** For production: a key spreads within half a minute, a retired one can be brought back for a day, all last a year. */
    public static final KeySettings STANDARD = new KeySettings(
            Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofDays(1), 200, Duration.ofDays(365));

    /** @throws IllegalArgumentException if the times do not fit each other */
    public KeySettings {
        if (freshFor.isNegative() || spread.compareTo(freshFor.multipliedBy(2)) < 0 || batch < 1) {
            throw new IllegalArgumentException(
                    "spread: " + spread + " (expected: at least twice freshFor, " + freshFor + ")");
        }
    }
}
