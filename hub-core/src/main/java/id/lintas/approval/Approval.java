package id.lintas.approval;

import id.lintas.office.OfficeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was asked for, and what became of it. What was asked never changes.
 *
 * @param office whose it is; {@link OfficeId#CENTRAL} for the directorate's
 * @param kind names the {@link ApprovalAction}
 * @param subject what it is about, such as an office's id
 * @param content what exactly is to be done, canonical JSON
 * @param digest SHA-256 in hex over office, kind, subject, content, reason and asker
 * @param reason why, in the asker's words
 * @param askedBy account id of the asker
 * @param askedName user name of the asker
 * @param expiresAt from then on nobody can approve it
 * @param state where it stands; an {@code ASKED} one whose time is over counts as expired
 * @param decision who ended it and why, if somebody did
 */
public record Approval(
        OfficeId office,
        UUID id,
        String kind,
        String subject,
        String content,
        String digest,
        String reason,
        String askedBy,
        String askedName,
        Instant askedAt,
        Instant expiresAt,
        State state,
        @Nullable Decision decision) {

    /** Where an approval stands. All but the first are final. */
    public enum State {
        /** Waits for a second person. */
        ASKED,
        /** Approved and, in the same transaction, carried out. */
        APPROVED,
        /** Refused with a reason; nothing was done. */
        REFUSED,
        /** Nobody decided in time; nothing was done. */
        EXPIRED,
        /** Taken back by whoever asked; nothing was done. */
        WITHDRAWN
    }

    /**
     * Who ended it.
     *
     * @param by account id
     * @param name user name
     * @param reason in words; empty for an approval
     */
    public record Decision(String by, String name, Instant at, String reason) {}

    /** Whether somebody can still decide at that time. */
    public boolean open(Instant now) {
        return state == State.ASKED && now.isBefore(expiresAt);
    }

    /** The state that a screen shows at that time. */
    public State stateAt(Instant now) {
        return state == State.ASKED && !now.isBefore(expiresAt) ? State.EXPIRED : state;
    }

    /** The digest of what the row says now; another than {@link #digest} means somebody changed the row. */
    String computedDigest() {
        return Content.digest(office, kind, subject, content, reason, askedBy);
    }
}
