package id.lintas.simulators.story;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * An office's own system at the broker: fetches what the hub tells it.
 *
 * @param broker where the broker listens
 * @param office whose system it is
 * @param password of the office's user
 */
public record OfficeQueue(String broker, String office, String password) {

    /** What {@link #knock} answers when the broker does not let the office's user in. */
    public static final String REFUSED = "login refused";

    private static final int CALL_MILLIS = 5_000;

    /** A connection that stays until somebody ends it. */
    public static final class Line implements AutoCloseable {

        private final ActiveMQConnectionFactory factory;
        private final Connection connection;
        private final AtomicBoolean cut = new AtomicBoolean();

        private Line(ActiveMQConnectionFactory factory, Connection connection) throws JMSException {
            this.factory = factory;
            this.connection = connection;
            connection.setExceptionListener(why -> cut.set(true));
        }

        private Connection connection() {
            return connection;
        }

        /** Whether the other side has ended it. */
        public boolean cut() {
            return cut.get();
        }

        @Override
        public void close() {
            factory.close();
        }
    }

    /** The name of an office's queue. */
    static String of(String office) {
        return "office." + office + ".out";
    }

    /**
     * Whether the office's user may log in at this moment: {@code open}, or {@link #REFUSED}.
     *
     * @throws IOException when there is no broker to ask
     */
    public String knock() throws IOException {
        try (Line line = connect()) {
            line.connection().start();
            return Door.OPEN;
        } catch (JMSSecurityException e) {
            return REFUSED;
        } catch (JMSException e) {
            throw new IOException("the broker at " + broker, e);
        }
    }

    /**
     * Logs in and stays, so that it can be seen how the hub ends it.
     *
     * @throws IOException when it may not
     */
    public Line stay() throws IOException {
        try {
            return connect();
        } catch (JMSException e) {
            throw new IOException("the broker at " + broker, e);
        }
    }

    private Line connect() throws JMSException {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(broker, "office." + office, password);
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(CALL_MILLIS);
        try {
            return new Line(factory, factory.createConnection());
        } catch (JMSException e) {
            factory.close();
            throw e;
        }
    }

    /** Takes the next message from the office's own queue, if one comes in that time. */
    Optional<JsonNode> take(Duration most) throws IOException {
        try (Line line = connect()) {
            Session session = line.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
            line.connection().start();
            Message message =
                    session.createConsumer(session.createQueue(of(office))).receive(most.toMillis());
            return message == null
                    ? Optional.empty()
                    : Optional.of(Control.JSON.readTree(message.getBody(String.class)));
        } catch (JMSException e) {
            throw new IOException("queue " + of(office), e);
        }
    }

    /** Tries to take from and to look into a queue; a detail when both are refused. */
    String mayNotRead(String queue) throws IOException, StepMissed {
        try (Line line = connect()) {
            Session session = line.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
            line.connection().start();
            refused(
                    "consume",
                    queue,
                    () -> session.createConsumer(session.createQueue(queue)).receive(200));
            refused(
                    "browse",
                    queue,
                    () -> session.createBrowser(session.createQueue(queue))
                            .getEnumeration()
                            .hasMoreElements());
            return queue;
        } catch (JMSException e) {
            throw new IOException("the broker at " + broker, e);
        }
    }

    private interface Attempt {
        Object make() throws JMSException;
    }

    private static void refused(String what, String queue, Attempt attempt) throws StepMissed, JMSException {
        try {
            Object got = attempt.make();
            throw new StepMissed("may " + what + " " + queue + " and gets " + got);
        } catch (JMSSecurityException e) {
            // as it must be
        }
    }

    @Override
    public String toString() {
        return "OfficeQueue[" + office + "]";
    }
}
