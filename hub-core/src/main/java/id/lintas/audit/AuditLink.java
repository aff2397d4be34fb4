package id.lintas.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry's place in its office's chain.
 *
 * @param seq counts from 1 without gaps
 * @param previous the digest before, empty for the first
 */
record AuditLink(long seq, UUID entry, String previous, String digest, Instant linkedAt) {

    /** Where the chain ends. */
    record Head(long seq, String digest) {
        static final Head NONE = new Head(0, ChainDigest.NONE);

        AuditLink next(AuditEntry entry, Instant now) {
            long next = seq + 1;
            return new AuditLink(next, entry.id(), digest, ChainDigest.next(digest, entry.canonical(next)), now);
        }
    }
}
