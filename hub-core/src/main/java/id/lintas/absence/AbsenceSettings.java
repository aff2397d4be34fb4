package id.lintas.absence;

/**
 * How much one run takes.
 *
 * @param batch cases that are closed in one transaction, 1 to 1,000
 * @param mostBatches such transactions for one office and absence in one run, at least one; the next run goes on
 */
public record AbsenceSettings(int batch, int mostBatches) {

    /** For production: at most ten thousand cases of an office a night. */
    public static final AbsenceSettings STANDARD = new AbsenceSettings(100, 100);

    /** @throws IllegalArgumentException if a value is out of its range */
    public AbsenceSettings {
        if (batch < 1 || batch > 1_000 || mostBatches < 1) {
            throw new IllegalArgumentException("batch: " + batch + ", mostBatches: " + mostBatches
                    + " (expected: 1 to 1,000, and at least one batch)");
        }
    }
}
