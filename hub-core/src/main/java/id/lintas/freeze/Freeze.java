package id.lintas.freeze;

import id.lintas.office.OfficeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether an office is closed, as two people last decided.
 *
 * @param frozen closed if true, opened again if false
 * @param since when that was decided
 * @param approval the decision, in the directorate's approvals
 * @param reason why, in the asker's words
 */
public record Freeze(
        OfficeId office,
        boolean frozen,
        Instant since,
        @Nullable UUID approval,
        String reason) {}
