package id.lintas.simulators.queuebank;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the bank sends one payment message.
 *
 * @param mischief what it does wrong
 * @param paidAt when the payer paid; null means now
 */
public record QueuePayOptions(
        QueueMischief mischief, @Nullable Instant paidAt) {

    /** A correct message for a payment made now. */
    public static final QueuePayOptions CORRECT = new QueuePayOptions(QueueMischief.NONE, null);
}
