package id.lintas.route.deliver;

import id.lintas.delivery.Envelope;
import id.lintas.delivery.Links;
import id.lintas.delivery.SendResult;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;
import org.springframework.stereotype.Component;

/** Puts a delivery on a durable queue, where the broker drops a repeat by its id. */
@Component
class QueueSending {

    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
    private static final String OUTGOING = "outgoing";

    /** Behind these queues stands a peer that answers by a message; behind others the queue itself is the delivery. */
    private static final Set<String> ANSWERED = Set.of(Links.REGISTRY, Links.ABIS);

    QueueSending() {}

    void prepare(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        Outgoing outgoing = message.getMandatoryBody(Outgoing.class);
        Envelope envelope = outgoing.claim().envelope();
        exchange.setProperty(OUTGOING, outgoing);
        message.setHeader(JmsConstants.JMS_DESTINATION_NAME, outgoing.link().address());
        message.setHeader(DUPLICATE_ID, outgoing.claim().brokerId());
        message.setBody(new String(envelope.body(), StandardCharsets.UTF_8));
    }

    void result(Exchange exchange) {
        exchange.getMessage().setBody(result(exchange.getProperty(OUTGOING, Outgoing.class)));
    }

    /** What a delivery has come to that is on its queue. */
    static SendResult result(Outgoing outgoing) {
        String detail = "on " + outgoing.link().address();
        return ANSWERED.contains(outgoing.link().name()) ? SendResult.handedOver(detail) : SendResult.accepted(detail);
    }
}
