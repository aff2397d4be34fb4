package id.lintas.office;

/**
 * How much one tenant, an office or a partner, may ask of the hub, so that none can take the others' share.
 *
 * @param requestsPerSecond requests a second in the long run, 1 to 100,000
 * @param burst requests that may come at once on top of that rate, 1 to 100,000
 * @param bodyBytes longest body of one request, 1 KiB to 8 MiB, or longest file, up to 1 GiB, in bytes
 * @param queueDepth messages that may wait for it at a time, 1 to 1,000,000
 * @param bytesPerDay bytes a day, 1 MiB to 1 TiB
 */
public record Limits(int requestsPerSecond, int burst, int bodyBytes, int queueDepth, long bytesPerDay) {

    /** Most of {@link #requestsPerSecond} and {@link #burst}. */
    public static final int MOST_REQUESTS = 100_000;

    /** Least {@link #bodyBytes}. */
    public static final int LEAST_BODY = 1024;

    /** Most {@link #bodyBytes} of a request, which is in memory. */
    public static final int MOST_BODY = 8 * 1024 * 1024;

    /** Most {@link #bodyBytes} of a file, which is not. */
    public static final int MOST_FILE = 1 << 30;

    /** Most {@link #queueDepth}. */
    public static final int MOST_WAITING = 1_000_000;

    /** Least {@link #bytesPerDay}. */
    public static final long LEAST_DAY = 1L << 20;

    /** Most {@link #bytesPerDay}. */
    public static final long MOST_DAY = 1L << 40;

    /** Where a file says nothing: many times what the busiest office or bank needs. */
    public static final Limits STANDARD = new Limits(200, 400, 256 * 1024, 10_000, 1L << 30);

    /** Where the file of a partner that sends files says nothing: one file holds a whole day, a million lines and more. */
    public static final Limits OF_FILES = new Limits(200, 400, 128 << 20, 10_000, 1L << 30);

    /** @throws IllegalArgumentException if a limit is out of range */
    public Limits {
        check("requestsPerSecond", requestsPerSecond, 1, MOST_REQUESTS);
        check("burst", burst, 1, MOST_REQUESTS);
        check("bodyBytes", bodyBytes, LEAST_BODY, MOST_FILE);
        check("queueDepth", queueDepth, 1, MOST_WAITING);
        check("bytesPerDay", bytesPerDay, LEAST_DAY, MOST_DAY);
    }

    private static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + least + " to " + most + ")");
        }
    }
}
