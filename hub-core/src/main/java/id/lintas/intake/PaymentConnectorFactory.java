package id.lintas.intake;

import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.time.Clock;

/** Makes the connector of one partner that calls or sends messages. Found by Spring as a bean, one for each dialect. */
public interface PaymentConnectorFactory {

    /** The dialect's name in partner files, such as {@code snap}. */
    String dialect();

    /**
     * A connector for the partner.
     *
     * @throws IllegalArgumentException naming the setting's path, if a setting is absent or wrong
     */
    PaymentConnector create(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock);
}
