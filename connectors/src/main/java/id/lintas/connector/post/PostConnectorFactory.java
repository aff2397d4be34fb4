package id.lintas.connector.post;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorFactory;
import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes connectors for the post office's files. SFTP knows who wrote them; the dialect has no settings of its own. */
@Component
public class PostConnectorFactory implements PaymentConnectorFactory {

    @Override
    public String dialect() {
        return "post";
    }

    @Override
    public PaymentConnector create(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock) {
        return new PostConnector();
    }
}
