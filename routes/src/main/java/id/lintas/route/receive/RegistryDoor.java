package id.lintas.route.receive;

import id.lintas.registry.RegistryIntake;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Takes the bytes of the registry's messages. */
@Component
class RegistryDoor {

    private static final int LIMIT = 1 << 20;

    private final RegistryIntake intake;

    RegistryDoor(RegistryIntake intake) {
        this.intake = intake;
    }

    void event(Exchange exchange) {
        intake.event(JmsBytes.of(JmsBytes.message(exchange), LIMIT));
    }

    void abisReply(Exchange exchange) {
        intake.abisReply(JmsBytes.of(JmsBytes.message(exchange), LIMIT));
    }
}
