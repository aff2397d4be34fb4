package id.lintas.route.receive;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.Quarantine;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.springframework.stereotype.Component;

/**
 * Hands a queue message to the intake and puts the answer, with whose request it answers, in its place. What the hub cannot take now stays on the queue and is
 * tried again for as long as it takes. What it cannot take though nothing else is wrong is tried a few times and then put into quarantine, out of the way
 * of what is behind it.
 */
@Component
class QueueDoor {

    /** As much as is kept of a message. */
    static final int LIMIT = 1 << 20;

    /** With the broker's growing pauses, some ten seconds in which the cause may turn out not to be the message. */
    static final int TRIES = 5;

    private static final String MESSAGE_ID = "jmsmessageid";
    private static final String CORRELATION = "jmscorrelationid";
    private static final String DELIVERIES = "JMSXDeliveryCount";

    private final Senders senders;
    private final PartnerIntake intake;
    private final Quarantine quarantine;
    private final Clock clock;

    QueueDoor(Senders senders, PartnerIntake intake, Quarantine quarantine, Clock clock) {
        this.senders = senders;
        this.intake = intake;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    void receive(Exchange exchange) throws JMSException {
        PartnerId partner = new PartnerId(exchange.getProperty(QueueRoutes.PARTNER, String.class));
        Message message = JmsBytes.message(exchange);
        Map<String, String> headers = headers(message);
        JmsBytes body = JmsBytes.of(message, LIMIT);
        if (!body.untaken().isEmpty()) {
            headers.put(RawMessage.UNTAKEN, body.untaken());
        }
        RawMessage raw = new RawMessage(
                partner,
                Transport.QUEUE,
                "bank." + partner + ".in",
                Map.copyOf(headers),
                body.bytes(),
                clock.instant());
        boolean owners = false;
        try {
            senders.require(partner.value(), message);
            owners = true;
            exchange.setMessage(reply(exchange, intake.receive(raw), headers));
        } catch (RuntimeException e) {
            if (Passing.is(e) || message.getIntProperty(DELIVERIES) < TRIES) {
                throw e;
            }
            quarantine.put(raw, cause(e));
            // Only the queue's owner is answered.
            Optional<RawAnswer> answer = owners ? quarantine.answer(raw) : Optional.empty();
            answer.ifPresentOrElse(
                    known -> exchange.setMessage(reply(exchange, known, headers)), () -> exchange.setRouteStop(true));
        }
    }

    /** What the hub's own exceptions say is of the hub; another's words may be the message's. */
    private static String cause(RuntimeException e) {
        return e instanceof NotItsChannel
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
    }

    private static Map<String, String> headers(Message message) throws JMSException {
        Map<String, String> headers = new TreeMap<>();
        if (message.getJMSMessageID() != null) {
            headers.put(MESSAGE_ID, message.getJMSMessageID());
        }
        if (message.getJMSCorrelationID() != null) {
            headers.put(CORRELATION, message.getJMSCorrelationID());
        }
        return headers;
    }

    /** A new message: nothing of the request's own properties may reach the reply. */
    private static DefaultMessage reply(Exchange exchange, RawAnswer answer, Map<String, String> headers) {
        DefaultMessage reply = new DefaultMessage(exchange.getContext());
        reply.setHeader("JMSCorrelationID", headers.getOrDefault(CORRELATION, headers.get(MESSAGE_ID)));
        reply.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return reply;
    }
}
