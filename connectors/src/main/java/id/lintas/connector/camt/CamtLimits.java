package id.lintas.connector.camt;

/**
 * How much a document may hold. What is beyond is not read.
 *
 * @param characters of the whole document
 * @param transactions entries and their details taken together
 */
public record CamtLimits(long characters, int transactions) {

    /** For a message that is held in memory anyway. */
    public static final CamtLimits MESSAGE = new CamtLimits(1L << 20, 1_000);

    /** For a file that is read from a disk. */
    public static final CamtLimits FILE = new CamtLimits(512L << 20, 1_000_000);

    /** No path of the grammar is deeper than a dozen elements. */
    static final int DEPTH = 24;

    static final int ATTRIBUTES = 8;
    static final int ATTRIBUTE_LENGTH = 1_024;
    static final int TEXT_LENGTH = 8 * 1_024;

    /** Elements of one detail or one part of a head, which are held in memory while they are read. */
    static final int PIECE = 2_000;

    /** @throws IllegalArgumentException if a limit is not positive */
    public CamtLimits {
        if (characters < 1 || transactions < 1) {
            throw new IllegalArgumentException(
                    "limits: " + characters + " and " + transactions + " (expected: more than 0)");
        }
    }
}
