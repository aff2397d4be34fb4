package id.lintas.route.receive;

import id.lintas.registry.RegistryIntake;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
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

    void event(Exchange exchange) throws JMSException {
        intake.event(bytes(exchange));
    }

    void abisReply(Exchange exchange) throws JMSException {
        intake.abisReply(bytes(exchange));
    }

    private byte[] bytes(Exchange exchange) throws JMSException {
        Message message = JmsBytes.message(exchange);
        senders.require(REGISTRY, message);
        return JmsBytes.of(message, LIMIT).bytes();
    }
}
