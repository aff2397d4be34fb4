package id.lintas.privacy;

import id.lintas.passport.Nik;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person asked about their own data.
 *
 * @param id the request
 * @param kind what for
 * @param nik whose data; null once its own time is over and it was deleted
 * @param note what was asked and how the person was recognised; empty once deleted; to be escaped wherever it is shown
 * @param receivedAt when
 * @param dueAt by when the law wants it answered
 * @param openedBy who wrote it down, a user name
 * @param closing what became of it, or null while it is open
 */
public record SubjectRequest(
        UUID id,
        Kind kind,
        @Nullable Nik nik,
        String note,
        Instant receivedAt,
        Instant dueAt,
        String openedBy,
        @Nullable Closing closing) {

    /** What somebody may ask. */
    public enum Kind {
        /** A copy of all that is held about them. */
        ACCESS,
        /** To have it corrected. */
        CORRECTION
    }

    /** What became of a request. */
    public enum Outcome {
        /** It was done as asked. */
        DONE,
        /** It was refused, with a reason. */
        REFUSED,
        /** Nothing is held about the person. */
        NOTHING_HELD
    }

    /**
     * The end of a request.
     *
     * @param outcome what became of it
     * @param answer what the person was told; empty once deleted; to be escaped wherever it is shown
     * @param at when
     * @param by who, a user name
     */
    public record Closing(Outcome outcome, String answer, Instant at, String by) {}

    /** Whether it waits for its answer. */
    public boolean open() {
        return closing == null;
    }

    /** Whether it was or is answered later than the law wants. */
    public boolean late(Instant now) {
        return (closing == null ? now : closing.at()).isAfter(dueAt);
    }

    /** The NIK as lists show it; empty once deleted. */
    public String maskedNik() {
        return nik == null ? "" : nik.masked();
    }

    /** Without note and answer, which name somebody. */
    @Override
    public String toString() {
        return kind + " request " + id;
    }
}
