package id.lintas.simulators.queuebank;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, made anew for ever: 250 ms after it broke, then twice as long each time, five seconds at most.
 *
 * <p>Replies are handed over on the broker client's thread; sending is safe from any thread.
 */
final class BrokerLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLink.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final QueueBankSettings settings;
    private final Replies replies;
    private final ScheduledExecutorService connector =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "queue-bank-link"));
    private @Nullable Live live;
    private boolean closed;

    private record Live(
            ActiveMQConnectionFactory factory, Connection connection, Session session, MessageProducer producer) {

        void close() {
            quietly(connection);
            factory.close();
        }
    }

    /** Makes the JMS message to send. */
    interface Content {
        Message in(Session session) throws JMSException;
    }

    BrokerLink(QueueBankSettings settings, Replies replies) {
        this.settings = settings;
        this.replies = replies;
    }

    void start() {
        connector.execute(() -> connect(FIRST_PAUSE));
    }

    synchronized boolean connected() {
        return live != null;
    }

    /**
     * Sends durably and returns the correlation id of the reply to come: the one given, or the message's own id where it is null.
     *
     * @throws IOException when the broker did not take the message
     */
    synchronized String send(Content content, @Nullable String correlationId) throws IOException {
        Live now = live;
        if (now == null) {
            throw new IOException("Not connected to the broker at " + settings.brokerUrl());
        }
        try {
            Message message = content.in(now.session());
            if (correlationId != null) {
                message.setJMSCorrelationID(correlationId);
            }
            now.producer().send(message);
            return correlationId != null ? correlationId : message.getJMSMessageID();
        } catch (JMSException e) {
            throw new IOException("The broker did not take the message for " + settings.in(), e);
        }
    }

    private void connect(Duration pause) {
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory(settings.brokerUrl(), settings.partner(), settings.password());
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(5000);
        Connection connection = null;
        try {
            connection = factory.createConnection();
            Connection broken = connection;
            connection.setExceptionListener(e -> connector.execute(() -> lost(broken)));
            Session receiving = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            receiving.createConsumer(receiving.createQueue(settings.out())).setMessageListener(this::receive);
            Session sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = sending.createProducer(sending.createQueue(settings.in()));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            connection.start();
            established(new Live(factory, connection, sending, producer));
        } catch (JMSException e) {
            LOG.info("queue bank: no broker yet, next try in {} ms: {}", pause.toMillis(), e.getMessage());
            quietly(connection);
            Duration twice = pause.multipliedBy(2);
            retry(pause, twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE);
        } finally {
            if (!connected()) {
                factory.close();
            }
        }
    }

    private synchronized void established(Live established) {
        if (closed) {
            established.close();
        } else {
            live = established;
        }
    }

    private synchronized void retry(Duration pause, Duration next) {
        if (!closed) {
            var unused = connector.schedule(() -> connect(next), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void lost(Connection broken) {
        if (live != null && live.connection().equals(broken)) {
            live.close();
            live = null;
            retry(FIRST_PAUSE, FIRST_PAUSE.multipliedBy(2));
        }
    }

    private void receive(Message message) {
        try {
            String body = body(message);
            String correlationId = message.getJMSCorrelationID();
            if (correlationId == null) {
                LOG.warn("queue bank: a reply without a correlation id on {}", settings.out());
            } else {
                replies.to(correlationId).complete(body);
            }
        } catch (JMSException e) {
            LOG.warn("queue bank: an unreadable reply on {}", settings.out(), e);
        }
    }

    private static String body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return String.valueOf(text.getText());
        }
        if (message instanceof BytesMessage bytes) {
            byte[] content = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(content);
            return new String(content, StandardCharsets.UTF_8);
        }
        throw new JMSException("Message of type " + message.getClass().getSimpleName() + " (expected: text or bytes)");
    }

    @Override
    public void close() {
        Live last;
        synchronized (this) {
            closed = true;
            last = live;
            live = null;
        }
        connector.shutdownNow();
        // Outside the lock: closing waits for a listener that may be at work.
        if (last != null) {
            last.close();
        }
    }

    private static void quietly(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (JMSException e) {
                LOG.debug("queue bank: the connection did not close cleanly", e);
            }
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
