package id.lintas.route.receive;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.springframework.stereotype.Component;

/** Hands a queue message to the intake and puts the answer, with whose request it answers, in its place. */
@Component
class QueueDoor {

    private static final int LIMIT = 256 * 1024;
    private static final String MESSAGE_ID = "jmsmessageid";
    private static final String CORRELATION = "jmscorrelationid";

    private final Senders senders;
    private final PartnerIntake intake;
    private final Clock clock;

    QueueDoor(Senders senders, PartnerIntake intake, Clock clock) {
        this.senders = senders;
        this.intake = intake;
        this.clock = clock;
    }

    void receive(Exchange exchange) throws JMSException {
        PartnerId partner = new PartnerId(exchange.getProperty(QueueRoutes.PARTNER, String.class));
        Message message = JmsBytes.message(exchange);
        senders.require(partner.value(), message);
        Map<String, String> headers = headers(message);
        RawAnswer answer = intake.receive(new RawMessage(
                partner,
                Transport.QUEUE,
                "bank." + partner + ".in",
                headers,
                JmsBytes.of(message, LIMIT),
                clock.instant()));
        exchange.setMessage(reply(exchange, answer, headers));
    }

    private static Map<String, String> headers(Message message) throws JMSException {
        Map<String, String> headers = new TreeMap<>();
        if (message.getJMSMessageID() != null) {
            headers.put(MESSAGE_ID, message.getJMSMessageID());
        }
        if (message.getJMSCorrelationID() != null) {
            headers.put(CORRELATION, message.getJMSCorrelationID());
        }
        return Map.copyOf(headers);
    }

    /** A new message: nothing of the request's own properties may reach the reply. */
    private static DefaultMessage reply(Exchange exchange, RawAnswer answer, Map<String, String> headers) {
        DefaultMessage reply = new DefaultMessage(exchange.getContext());
        reply.setHeader("JMSCorrelationID", headers.getOrDefault(CORRELATION, headers.get(MESSAGE_ID)));
        reply.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return reply;
    }
}
