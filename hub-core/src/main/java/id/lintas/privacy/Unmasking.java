package id.lintas.privacy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That one person sees one case whole for a while.
 *
 * @param id of this permission
 * @param application the case
 * @param actor the user name of who sees it
 * @param reason why
 * @param note why, in the person's own words; empty if none or once deleted; to be escaped wherever it is shown
 * @param grantedAt since when
 * @param expiresAt until when
 * @param endedAt when the person ended it before, or null
 */
public record Unmasking(
        UUID id,
        UUID application,
        String actor,
        UnmaskReason reason,
        String note,
        Instant grantedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    /** Until when the data was or is shown. */
    public Instant until() {
        return endedAt == null ? expiresAt : endedAt;
    }

    /** Without the note, which may name somebody. */
    @Override
    public String toString() {
        return "unmasking " + id + " of " + application + " for " + actor + " until " + until();
    }
}
