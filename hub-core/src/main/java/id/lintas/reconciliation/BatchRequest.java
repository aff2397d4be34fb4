package id.lintas.reconciliation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a partner was asked for, since it is missing in its sequence.
 *
 * @param purpose {@code PAYMENTS} or {@code STATEMENT}
 * @param series within which the numbers run: the business day of payments, empty for statements
 * @param sequence the number that is missing
 * @param sent whether the partner was told; one without a folder for results has to be told by people
 * @param askedAt when
 * @param cameAt when it was seen to have come, if it has
 */
public record BatchRequest(
        String partner,
        String purpose,
        String series,
        long sequence,
        boolean sent,
        Instant askedAt,
        @Nullable Instant cameAt) {

    /** The file's name in the partner's folder for results. */
    String fileName() {
        String within = series.isEmpty() ? purpose : series.replace("-", "");
        return String.format("RESEND-%s-%06d.txt", within, sequence);
    }

    /** What stands in it. */
    String text() {
        return "R|RESEND|" + purpose + "|" + series.replace("-", "") + "|" + sequence + "\n";
    }
}
