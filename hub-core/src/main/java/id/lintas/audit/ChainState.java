package id.lintas.audit;

import id.lintas.office.OfficeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a look at one office's whole chain found.
 *
 * @param links how many links hold, from the first on
 * @param signed up to which link signed batches reach
 * @param until when the last link that holds was made; null without any
 * @param brokenAt number of the first link that does not hold; null if all do, or if the fault has no number
 */
public record ChainState(
        OfficeId office,
        Instant checkedAt,
        long links,
        long signed,
        @Nullable Instant until,
        @Nullable Long brokenAt,
        ChainFault fault) {

    public boolean intact() {
        return fault == ChainFault.NONE;
    }
}
