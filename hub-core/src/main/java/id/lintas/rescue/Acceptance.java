package id.lintas.rescue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case that the office serves before the payment's confirmation is here.
 *
 * @param id the acceptance
 * @param application the case
 * @param evidence why
 * @param partner who said that it was paid; empty for a slip
 * @param reference the number on the slip or in the partner's answer
 * @param paidAt when it was paid, where that is known
 * @param acceptedAt when the office accepted it
 * @param acceptedBy who did
 * @param expiresAt from then on somebody must look
 * @param endedAt when it ended, if it did
 * @param endedAs how
 */
public record Acceptance(
        UUID id,
        UUID application,
        Evidence evidence,
        String partner,
        String reference,
        @Nullable Instant paidAt,
        Instant acceptedAt,
        String acceptedBy,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable End endedAs) {

    /** Why the office believes that it was paid. */
    public enum Evidence {
        /** The bank said so when it was asked. */
        BANK,
        /** The applicant has a slip. */
        SLIP
    }

    /** How an acceptance ends; never silently. */
    public enum End {
        /** The confirmation came. */
        CONFIRMED,
        /** It did not come in time, and people are told. */
        ESCALATED
    }

    /** Whether it still stands. */
    public boolean open() {
        return endedAt == null;
    }
}
