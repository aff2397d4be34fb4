package id.lintas.connector.camt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A document as a whole.
 *
 * @param kind which message
 * @param namespace its namespace, which ends in the version
 * @param messageId the bank's name for it
 * @param createdAt when it was made
 * @param page which page of the message this is, where it has several
 * @param entries how many entries it has
 * @param transactions how many transactions they have
 * @param inconsistencies everything that is wrong with it, the first thousand
 * @param more how many inconsistencies there are beyond those
 */
public record CamtSummary(
        Kind kind,
        String namespace,
        String messageId,
        Optional<Instant> createdAt,
        Optional<Page> page,
        long entries,
        long transactions,
        List<Inconsistency> inconsistencies,
        long more) {

    public CamtSummary {
        inconsistencies = List.copyOf(inconsistencies);
    }

    /** Whether the document agrees with itself. */
    public boolean consistent() {
        return inconsistencies.isEmpty();
    }
}
