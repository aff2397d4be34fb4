package id.lintas.route.receive;

import id.lintas.route.BackgroundWork;
import id.lintas.route.Failures;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the registry's answers off their queue, as many as come within moments up to two hundred, and gives them to the route
 * {@code receive-registry} together: one commit of the ledger and then one of the broker. Where that fails all go back, and for a while
 * each is taken alone, so that one that cannot be taken holds up nobody and is set aside by the broker in the end. Waits for Camel and
 * stops before it.
 */
@Component
class RegistryAnswers extends BackgroundWork {

    static final String QUEUE = "registry.out";

    private static final Logger LOG = LoggerFactory.getLogger(RegistryAnswers.class);

    /** The ledger works on one lot while the next is read. */
    private static final int CONSUMERS = 2;

    private static final int MOST = 200;
    private static final Duration POLL = Duration.ofMillis(500);

    /** For so long more are waited for: a lot costs much whatever its size, and nobody looks at a screen for an answer within it. */
    private static final Duration GATHER = Duration.ofMillis(50);

    private static final Duration RECOVERY = Duration.ofSeconds(1);

    /** What went back comes again after half a second. */
    private static final Duration ALONE = Duration.ofSeconds(2);

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

    private final ConnectionFactory broker;
    private final ProducerTemplate camel;
    private final AtomicInteger numbers = new AtomicInteger();

    RegistryAnswers(ConnectionFactory broker, ProducerTemplate camel) {
        this.broker = broker;
        this.camel = camel;
    }

    @Override
    protected Runnable begin() {
        return new Run()::stop;
    }

    private final class Run {

        private final ExecutorService consumers = Executors.newFixedThreadPool(CONSUMERS, work -> {
            Thread thread = new Thread(work, "lintas-registry-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        private volatile boolean stopping;

        Run() {
            for (int n = 0; n < CONSUMERS; n++) {
                consumers.execute(this::consume);
            }
        }

        private void consume() {
            boolean told = false;
            while (!stopping) {
                try {
                    if (camel.getCamelContext().getStatus().isStarted()) {
                        serve();
                        told = false;
                    }
                } catch (JMSException | RuntimeException e) {
                    if (!told && !stopping) {
                        LOG.warn("queue={} cannot be read, trying on: {}", QUEUE, Failures.describe(e));
                        told = true;
                    }
                }
                rest(RECOVERY);
            }
        }

        /** Serves until the connection breaks or the hub stops. */
        private void serve() throws JMSException {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(QUEUE))) {
                connection.start();
                Lot lot = new Lot(session, consumer);
                while (!stopping) {
                    lot.next();
                }
            }
        }

        private void rest(Duration pause) {
            try {
                if (!stopping) {
                    TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }

        void stop() {
            stopping = true;
            consumers.shutdown();
            try {
                if (!consumers.awaitTermination(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                    consumers.shutdownNow();
                }
            } catch (InterruptedException e) {
                consumers.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }

        /** What one consumer takes at a time. */
        private final class Lot {

            private final Session session;
            private final MessageConsumer consumer;
            private long aloneUntil = System.nanoTime();

            Lot(Session session, MessageConsumer consumer) {
                this.session = session;
                this.consumer = consumer;
            }

            void next() throws JMSException {
                List<Message> messages = messages();
                if (messages.isEmpty()) {
                    return;
                }
                try {
                    camel.sendBody("direct:receive-registry", messages);
                } catch (RuntimeException e) {
                    session.rollback();
                    LOG.warn("queue={} messages={} go back: {}", QUEUE, messages.size(), Failures.describe(e));
                    aloneUntil = System.nanoTime() + ALONE.toNanos();
                    if (Passing.is(e) || (e.getCause() != null && Passing.is(e.getCause()))) {
                        rest(RECOVERY);
                    }
                    return;
                }
                session.commit();
            }

            /** None that comes again is taken with others after it. */
            private List<Message> messages() throws JMSException {
                List<Message> messages = new ArrayList<>();
                Message next = consumer.receive(POLL.toMillis());
                boolean alone = aloneUntil - System.nanoTime() > 0;
                long end = System.nanoTime() + GATHER.toNanos();
                while (next != null) {
                    messages.add(next);
                    boolean last = alone || messages.size() == MOST || next.getJMSRedelivered();
                    next = last ? null : another(end);
                }
                return messages;
            }

            private @Nullable Message another(long end) throws JMSException {
                Message there = consumer.receiveNoWait();
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                return there == null && left > 0 ? consumer.receive(left) : there;
            }
        }
    }
}
