package id.lintas.intake;

import id.lintas.payment.Settlement;
import java.util.List;

/**
 * Speaks the dialect of a partner that calls or sends messages; one that sends files has a {@link FileConnector}. Plain
 * Java; knows no transport, no database and no other connector.
 *
 * <p>Called for each message on the transport's thread, by many threads at once: an implementation keeps no mutable
 * state. {@link #read} is called once, then {@link #answer} once, in the same call of {@link PartnerIntake}.
 */
public interface PaymentConnector {

    /**
     * Checks and translates a message. Whatever a stranger may send ends in a {@link Reading}, refused where it must
     * be, never in an exception; an exception means that the hub itself is broken, and the message is kept for an
     * operator.
     */
    Reading read(RawMessage message);

    /**
     * Puts what the hub did into the dialect.
     *
     * @param settlements one for each request of the reading, in its order; for {@link PartnerRequest.Statuses} one for each
     *     payment, at least one; a single one, where the whole message failed ({@code UNAVAILABLE}, {@code CONFLICT})
     * @param repeated whether this is the answer of an earlier, equal message
     */
    RawAnswer answer(RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated);
}
