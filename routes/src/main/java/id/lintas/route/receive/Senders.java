package id.lintas.route.receive;

import id.lintas.access.Refusal;
import id.lintas.access.RefusedLogins;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.springframework.stereotype.Component;

/**
 * Holds a queue to its owner. Who sent a message is what the broker wrote on it after the login, over whatever the sender claimed;
 * no other property counts.
 */
@Component
class Senders {

    private static final String VALIDATED = "_AMQ_VALIDATED_USER";
    private static final String DOOR = "broker";

    private final RefusedLogins refused;

    Senders(RefusedLogins refused) {
        this.refused = refused;
    }

    /**
     * Lets the owner's messages pass.
     *
     * @throws NotItsChannel for anybody else's; the broker keeps such a message and sets it aside in the end, so that nothing is
     *     lost where it was the broker that was set up wrongly
     */
    void require(String owner, Message message) throws JMSException {
        if (!owner.equals(message.getStringProperty(VALIDATED))) {
            refused.refused(DOOR, owner, Refusal.NOT_ITS_CHANNEL);
            throw new NotItsChannel(owner);
        }
    }
}
