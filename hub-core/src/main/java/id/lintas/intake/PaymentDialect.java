package id.lintas.intake;

import id.lintas.partner.Partner;
import id.lintas.payment.Settlement;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.util.List;

/**
 * A dialect in one class: found by Spring as a bean, it serves every partner whose file names it. What is promised and asked
 * of {@link PaymentConnector} holds here too; a dialect that wants objects of its own for each partner is a
 * {@link PaymentConnectorFactory} instead.
 */
public interface PaymentDialect extends PaymentConnectorFactory {

    /** As {@link PaymentConnector#read}, for a message of that partner. */
    Reading read(Counterpart from, RawMessage message);

    /** As {@link PaymentConnector#answer}. */
    RawAnswer answer(RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated);

    /**
     * Looks at the settings and secrets that the partner's file names; asked before the first message.
     *
     * @throws IllegalArgumentException naming the setting's path, if one is absent or wrong
     */
    default void check(Partner partner) {}

    @Override
    default PaymentConnector create(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock) {
        check(partner);
        Counterpart from = new Counterpart(partner, secrets, tokens, clock);
        return new PaymentConnector() {
            @Override
            public Reading read(RawMessage message) {
                return PaymentDialect.this.read(from, message);
            }

            @Override
            public RawAnswer answer(
                    RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated) {
                return PaymentDialect.this.answer(message, reading, settlements, repeated);
            }
        };
    }
}
