package id.lintas.route.receive;

import id.lintas.registry.RegistryIntake;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Takes the bytes of the registry's messages. */
@Component
class RegistryDoor {

    private static final int LIMIT = 1 << 20;

    private static final String REGISTRY = "registry";

    private final Senders senders;
    private final RegistryIntake intake;

    RegistryDoor(Senders senders, RegistryIntake intake) {
        this.senders = senders;
        this.intake = intake;
    }

    /** Takes all or none. */
    void events(Exchange exchange) throws JMSException {
        List<byte[]> bodies = new ArrayList<>();
        for (Object message : exchange.getIn().getBody(List.class)) {
            bodies.add(bytes((Message) message));
        }
        intake.events(bodies);
    }

    void abisReply(Exchange exchange) throws JMSException {
        intake.abisReply(bytes(JmsBytes.message(exchange)));
    }

    private byte[] bytes(Message message) throws JMSException {
        senders.require(REGISTRY, message);
        return JmsBytes.of(message, LIMIT).bytes();
    }
}
