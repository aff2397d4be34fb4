package id.lintas.privacy;

import java.time.Duration;

/**
 * What a deployment may choose.
 *
 * @param unmaskFor how long whole data stays shown after a reason was given, one minute to eight hours
 * @param batch rows of one class that a purge takes in one transaction, 1 to 10,000
 * @param mostBatches such transactions for one class and office in one run, at least one; the next run goes on
 */
public record PrivacySettings(Duration unmaskFor, int batch, int mostBatches) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(8);

    /** For production: a quarter of an hour, and at most twenty thousand rows of a class and office a night. */
    public static final PrivacySettings STANDARD = new PrivacySettings(Duration.ofMinutes(15), 200, 100);

    /** @throws IllegalArgumentException if a value is out of its range */
    public PrivacySettings {
        if (unmaskFor.compareTo(SHORTEST) < 0 || unmaskFor.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "unmaskFor: " + unmaskFor + " (expected: " + SHORTEST + " to " + LONGEST + ")");
        }
        if (batch < 1 || batch > 10_000 || mostBatches < 1) {
            throw new IllegalArgumentException("batch: " + batch + ", mostBatches: " + mostBatches
                    + " (expected: 1 to 10,000, and at least one batch)");
        }
    }
}
