package id.lintas.simulators.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves one queue on a thread of its own: takes what waits, at most so many messages, answers them, and commits all
 * together once what the answers say is on disk. Connects again for ever
 * while it runs; what it cannot answer it drops with a line in the log, so nothing behind it waits.
 */
final class QueueServer {

    private static final Logger LOG = LoggerFactory.getLogger(QueueServer.class);
    private static final int PAUSE_MILLIS = 500;
    private static final int POLL_MILLIS = 500;

    private final RegistrySettings settings;
    private final String channel;
    private final Function<String, Optional<String>> answers;
    private final int atOnce;
    private final Runnable onDisk;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param atOnce most messages of one commit
     * @param onDisk returns when everything that was answered is on disk
     */
    QueueServer(
            RegistrySettings settings,
            String channel,
            Function<String, Optional<String>> answers,
            int atOnce,
            Runnable onDisk) {
        this.settings = settings;
        this.channel = channel;
        this.answers = answers;
        this.atOnce = atOnce;
        this.onDisk = onDisk;
        this.thread = new Thread(this::run, "registry-" + channel);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends after the message at hand. */
    void stop() throws InterruptedException {
        stop.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(15));
    }

    private void run() {
        try {
            while (stop.getCount() > 0) {
                try {
                    serve();
                } catch (JMSException | RuntimeException e) {
                    // Also where the state could not be written: the message was not acknowledged and comes again.
                    LOG.info("channel={} interrupted, connecting again: {}", channel, e.toString());
                }
                stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() throws JMSException {
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory(settings.brokerUrl(), "registry", settings.password());
                Connection connection = factory.createConnection()) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(channel + ".in"));
            MessageProducer producer = session.createProducer(session.createQueue(channel + ".out"));
            connection.start();
            while (stop.getCount() > 0) {
                Message message = consumer.receive(POLL_MILLIS);
                if (message != null) {
                    for (int taken = 1; message != null; taken++) {
                        take(session, producer, message);
                        message = taken < atOnce ? consumer.receiveNoWait() : null;
                    }
                    onDisk.run();
                    session.commit();
                }
            }
        }
    }

    private void take(Session session, MessageProducer producer, Message message) throws JMSException {
        Optional<String> answer;
        try {
            answer = answers.apply(message.getBody(String.class));
        } catch (JMSException | IllegalArgumentException e) {
            answer = Optional.empty();
        }
        if (answer.isEmpty()) {
            LOG.warn("channel={} message={} dropped: unreadable", channel, message.getJMSMessageID());
            return;
        }
        TextMessage reply = session.createTextMessage(answer.get());
        if (channel.equals("registry")) {
            // Fresh for each answer. The ABIS answers under the id of the request, and a second answer under it would
            // make
            // the broker refuse the commit.
            reply.setStringProperty("_AMQ_DUPL_ID", eventId(answer.get()));
        }
        producer.send(reply);
    }

    private static String eventId(String event) {
        try {
            return Json.text(Json.read(event), "id");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the registry's own answer is not JSON", e);
        }
    }
}
