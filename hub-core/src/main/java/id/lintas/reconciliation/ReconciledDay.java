package id.lintas.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One partner's banking day as the last run found it.
 *
 * @param covered whether a statement speaks of any time of the day
 * @param lines bookings into the account on that day's statements
 * @param stated how much they are together
 * @param confirmations payments of the day that the partner confirmed and the hub took
 * @param confirmed how much they are together
 * @param open differences that are not closed
 * @param digest tells this finding from any other
 * @param signed the sign-off by two, if there was one
 */
public record ReconciledDay(
        String partner,
        LocalDate day,
        boolean covered,
        long lines,
        BigDecimal stated,
        long confirmations,
        long confirmed,
        long open,
        String digest,
        Instant runAt,
        @Nullable SignedOff signed) {

    /**
     * What two people signed.
     *
     * @param digest of the finding that they saw
     */
    public record SignedOff(String digest, Instant at, String askedBy, String by) {}

    /** Where a day stands. */
    public enum State {
        /** No statement came. */
        NO_STATEMENT,
        /** Something differs. */
        DIFFERENCES,
        /** All three agree. */
        AGREES,
        /** Two people signed what is still so. */
        SIGNED,
        /** Two people signed it, and it has changed since. */
        CHANGED
    }

    /** Where it stands. */
    public State state() {
        SignedOff two = signed;
        if (two != null) {
            return two.digest().equals(digest) ? State.SIGNED : State.CHANGED;
        }
        if (!covered) {
            return State.NO_STATEMENT;
        }
        return open == 0 ? State.AGREES : State.DIFFERENCES;
    }
}
