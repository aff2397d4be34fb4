package id.lintas.route.deliver;

import id.lintas.delivery.Envelope;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.springframework.stereotype.Component;

/**
 * Puts the deliveries of a bundle on their durable queue with one commit, which costs the broker hardly more than one message does.
 * All arrive or none: the broker refuses the commit also where it has one of them already, so whoever fails sends each alone.
 */
@Component
class QueueBundle {

    private final ConnectionFactory broker;

    QueueBundle(ConnectionFactory broker) {
        this.broker = broker;
    }

    void send(Exchange exchange) throws InvalidPayloadException, JMSException {
        Bundle bundle = exchange.getMessage().getMandatoryBody(Bundle.class);
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(null)) {
            Queue queue = session.createQueue(bundle.queue());
            try {
                for (Outgoing outgoing : bundle.outgoing()) {
                    Envelope envelope = outgoing.claim().envelope();
                    TextMessage message =
                            session.createTextMessage(new String(envelope.body(), StandardCharsets.UTF_8));
                    message.setStringProperty(
                            QueueSending.DUPLICATE_ID, outgoing.claim().brokerId());
                    producer.send(queue, message);
                }
                session.commit();
            } catch (JMSException e) {
                // The session goes back to its pool, where nothing may be left open.
                session.rollback();
                throw e;
            }
        }
    }
}
