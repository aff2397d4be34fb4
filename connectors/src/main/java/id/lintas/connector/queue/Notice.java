package id.lintas.connector.queue;

import id.lintas.connector.camt.Inconsistency;
import id.lintas.intake.PartnerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification as it was read.
 *
 * @param messageId the bank's name for it, where it could be read
 * @param lines its transactions in order
 * @param wrong why it is refused whole, one by one; empty if it is not
 * @param more how many further reasons there are
 */
record Notice(@Nullable String messageId, List<Line> lines, List<Inconsistency> wrong, long more) {

    Notice {
        lines = List.copyOf(lines);
        wrong = List.copyOf(wrong);
    }

    /** A message of which nothing was understood. */
    static Notice unread() {
        return new Notice(null, List.of(), List.of(), 0);
    }

    /**
     * One transaction.
     *
     * @param path where in the message
     * @param reference the bank's reference of it, empty where it has none
     * @param billingCode the bill it is for, empty where it names none
     * @param pending whether the money has not moved yet
     * @param request what it asks of the hub
     */
    record Line(String path, String reference, String billingCode, boolean pending, PartnerRequest request) {}
}
