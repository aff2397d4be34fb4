package id.lintas.adjudication;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A biometric check of one case.
 *
 * @param id the check
 * @param application the case
 * @param referenceId the name under which the ABIS knows the fingers; says nothing about the person
 * @param status where it stands
 * @param startedAt when it began
 * @param decidedAt when it ended, once it did
 * @param detail reason in words where it failed or is quarantined
 */
public record AdjudicationCase(
        UUID id,
        UUID application,
        UUID referenceId,
        Status status,
        Instant startedAt,
        @Nullable Instant decidedAt,
        String detail) {

    /** Where a check stands. */
    public enum Status {
        /** The fingers are being enrolled. */
        INSERTING,
        /** They are being searched for among all others. */
        IDENTIFYING,
        /** Nobody else has these fingers. */
        NO_HIT,
        /** Somebody else may have these fingers; people decide. */
        HIT,
        /** The ABIS cannot do it; an operator looks. */
        FAILED,
        /** A reply was inconsistent; never taken as approval. */
        QUARANTINED
    }
}
