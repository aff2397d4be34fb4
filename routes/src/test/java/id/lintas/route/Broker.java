package id.lintas.route;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;

/** A client of the test broker that shares nothing with the hub's. */
public final class Broker {

    private Broker() {}

    /** A new connection of that user; the caller closes it. */
    public static JMSContext connect(String user) {
        return new ActiveMQConnectionFactory(TestHub.BROKER).createContext(user, user);
    }

    /** What lies on the queue. */
    public static List<Message> browse(String queue) {
        try (JMSContext jms = connect("hub")) {
            List<Message> messages = new ArrayList<>();
            for (Object message :
                    Collections.list(jms.createBrowser(jms.createQueue(queue)).getEnumeration())) {
                messages.add((Message) message);
            }
            return messages;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A string property. */
    public static @Nullable String property(Message message, String name) {
        try {
            return message.getStringProperty(name);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The names of all properties but those that JMS itself sets. */
    public static List<String> properties(Message message) {
        try {
            List<String> names = new ArrayList<>();
            for (Object name : Collections.list(message.getPropertyNames())) {
                names.add((String) name);
            }
            names.removeIf(name -> name.startsWith("JMSX"));
            return names;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
