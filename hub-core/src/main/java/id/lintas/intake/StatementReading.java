package id.lintas.intake;

import java.util.List;

/**
 * What a reader says of a statement's file as a whole.
 *
 * @param parts the statements or pages in it
 * @param lines how many bookings it has
 * @param wrong every reason to book nothing of it, the first hundred; empty if it agrees with itself
 * @param more how many reasons there are beyond those
 */
public record StatementReading(List<StatementPart> parts, int lines, List<StatementReason> wrong, long more) {

    /** Reasons beyond these are counted. */
    public static final int MOST = 100;

    public StatementReading {
        parts = List.copyOf(parts);
        wrong = List.copyOf(wrong);
    }
}
