package id.lintas.simulators.load;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Durable, transacted sends of given bodies to the broker that the hub sends to, by clients that do nothing else: what the
 * hub's draining is compared with. One connection and session for each producer. What is sent is taken off the queue by a
 * consumer in large transactions, because the queue has a bound.
 */
final class RawSends {

    private static final int TAKEN_AT_ONCE = 500;

    private final String url;
    private final Path passwords;
    private final Order order;

    /** @param passwords the folder of the broker's passwords as the hub knows them */
    RawSends(String url, Path passwords, Order order) {
        this.url = url;
        this.passwords = passwords;
        this.order = order;
    }

    String run() throws IOException, InterruptedException, JMSException {
        List<String> bodies;
        try (Stream<String> lines = Files.lines(Path.of(order.text("bodies")))) {
            bodies = lines.limit(order.number("most")).toList();
        }
        int producers = (int) order.number("producers");
        int batch = (int) order.number("batch");
        String queue = order.text("queue");
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean over = new AtomicBoolean();
        AtomicReference<Exception> trouble = new AtomicReference<>();
        Thread taker = begin("take", trouble, () -> take(queue, bodies.size(), over));
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            threads.add(begin("send-" + i, trouble, () -> send(queue, bodies, batch, next)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long nanos = System.nanoTime() - start;
        over.set(true);
        taker.join();
        Exception first = trouble.get();
        if (first != null) {
            throw new IOException("raw sends: " + first, first);
        }
        return "sent=" + bodies.size() + " nanos=" + nanos;
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Thread begin(String name, AtomicReference<Exception> trouble, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception e) {
                        trouble.compareAndSet(null, e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void send(String queue, List<String> bodies, int batch, AtomicInteger next)
            throws JMSException, IOException {
        try (ActiveMQConnectionFactory factory = factory("hub", "broker-password");
                Connection connection = factory.createConnection()) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageProducer producer = session.createProducer(session.createQueue(queue));
            int open = 0;
            for (int i = next.getAndIncrement(); i < bodies.size(); i = next.getAndIncrement()) {
                TextMessage message = session.createTextMessage(bodies.get(i));
                producer.send(message);
                if (++open == batch) {
                    session.commit();
                    open = 0;
                }
            }
            session.commit();
        }
    }

    private void take(String queue, int count, AtomicBoolean over) throws JMSException, IOException {
        try (ActiveMQConnectionFactory factory = factory("registry", "registry/broker-password");
                Connection connection = factory.createConnection()) {
            Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
            MessageConsumer consumer = session.createConsumer(session.createQueue(queue));
            connection.start();
            int taken = 0;
            long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
            while (taken < count && System.nanoTime() < patience) {
                Message message = consumer.receive(500);
                if (message != null) {
                    taken++;
                } else if (over.get()) {
                    break;
                }
                if (taken % TAKEN_AT_ONCE == 0) {
                    session.commit();
                }
            }
            session.commit();
        }
    }

    private ActiveMQConnectionFactory factory(String user, String password) throws IOException {
        return new ActiveMQConnectionFactory(
                url, user, Files.readString(passwords.resolve(password)).strip());
    }
}
