package id.lintas.connector.queue;

import id.lintas.intake.AccessTokens;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorFactory;
import id.lintas.partner.Partner;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes connectors for banks on queues. The broker knows who sends. Setting: {@code form} ({@code json} unless said, or {@code camt.054}). */
@Component
public class QueueConnectorFactory implements PaymentConnectorFactory {

    @Override
    public String dialect() {
        return "queue";
    }

    @Override
    public PaymentConnector create(Partner partner, SecretStore secrets, AccessTokens tokens, Clock clock) {
        return new QueueConnector(QueueSettings.of(partner));
    }
}
