package id.lintas.passport;

import java.util.List;

/**
 * What is left of a NIK that was searched for: enough to find its cases again in the same office, not enough to tell the
 * number.
 *
 * @param indexes its blind indexes
 * @param masked its last digits, for the screen
 */
public record NikTrace(List<byte[]> indexes, String masked) {

    /** Copies the list. */
    public NikTrace {
        indexes = List.copyOf(indexes);
    }
}
