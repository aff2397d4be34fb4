package id.lintas.app.broker;

import static id.lintas.app.broker.AttackedBroker.DEAD;
import static id.lintas.app.broker.AttackedBroker.IN;
import static id.lintas.app.broker.AttackedBroker.OUT;
import static id.lintas.app.broker.AttackedBroker.THIEF;
import static id.lintas.app.broker.AttackedBroker.VICTIM;
import static id.lintas.app.broker.AttackedBroker.as;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the thief tries with an ordinary JMS client; the same over the core protocol and over AMQP. */
final class JmsAttacks {

    private static final int SOON = 700;

    private final String protocol;
    private final Function<AttackedBroker, ConnectionFactory> client;
    private final List<Attack> attacks = new ArrayList<>();

    private JmsAttacks(String protocol, Function<AttackedBroker, ConnectionFactory> client) {
        this.protocol = protocol;
        this.client = client;
    }

    /** All of them over one protocol; the destructive ones last. */
    static List<Attack> over(String protocol, Function<AttackedBroker, ConnectionFactory> client) {
        JmsAttacks all = new JmsAttacks(protocol, client);
        all.logins();
        all.reading();
        all.sending();
        all.making();
        return all.attacks;
    }

    private void add(String name, Attack.Try attack) {
        attacks.add(new Attack(protocol + ": " + name, attack));
    }

    private void asThief(String name, AttackedBroker.Deed<Boolean> deed) {
        add(name, broker -> as(client.apply(broker), THIEF, deed));
    }

    private void logins() {
        login("logs in without a name", null, null);
        login("logs in with an empty password", VICTIM, "");
        login("logs in with the wrong password", VICTIM, "wrong");
        login("logs in as the victim with its own password", VICTIM, "thief-password");
        login("logs in as the hub with its own password", BrokerRules.HUB, "thief-password");
        login("logs in as nobody known", "somebody", "thief-password");
    }

    private void login(
            String name,
            @org.jspecify.annotations.Nullable String user,
            @org.jspecify.annotations.Nullable String password) {
        add(name, broker -> {
            try (Connection connection = client.apply(broker).createConnection(user, password)) {
                connection.start();
                return connection.createSession(false, Session.AUTO_ACKNOWLEDGE) != null;
            }
        });
    }

    private void reading() {
        for (String queue :
                List.of(IN, OUT, "registry.in", "registry.out", IN + "::" + IN, OUT + "::" + OUT, "dead::" + DEAD)) {
            asThief(
                    "consumes " + queue,
                    session ->
                            session.createConsumer(session.createQueue(queue)).receive(SOON) != null);
            asThief(
                    "browses " + queue,
                    session -> session.createBrowser(session.createQueue(queue))
                            .getEnumeration()
                            .hasMoreElements());
        }
        asThief(
                "subscribes durably to the victim's queue",
                session -> session.createSharedDurableConsumer(session.createTopic(IN), "mine") != null);
        asThief(
                "listens to the broker's notifications",
                session -> session.createConsumer(session.createTopic("activemq.notifications")) != null);
        for (String pattern : List.of("#", "bank.#", "bank.*.in", "*.*.*")) {
            asThief(
                    "consumes the wildcard queue " + pattern,
                    session -> session.createConsumer(session.createQueue(pattern)) != null);
            asThief(
                    "subscribes to the wildcard topic " + pattern,
                    session -> session.createConsumer(session.createTopic(pattern)) != null);
        }
    }

    private void sending() {
        for (String queue : List.of(IN, OUT, IN + "::" + IN, "registry.in", "registry.out", "abis.out", "dead")) {
            String counted = queue.contains("::") ? IN : queue;
            add(
                    "sends to " + queue,
                    broker -> grows(broker, counted, (session, producer) -> {
                        Destination there = session.createQueue(queue);
                        try (MessageProducer to = session.createProducer(there)) {
                            to.send(session.createTextMessage("forged"));
                        }
                    }));
            add(
                    "sends to " + queue + " through a producer without a destination",
                    broker -> grows(
                            broker,
                            counted,
                            (session, producer) ->
                                    producer.send(session.createQueue(queue), session.createTextMessage("forged"))));
        }
        add("burns an id that the victim will use", broker -> {
            String id = protocol + "-stolen-id";
            try {
                as(client.apply(broker), THIEF, session -> send(session, IN, id));
            } finally {
                as(client.apply(broker), THIEF, session -> send(session, "bank.thief.in", id));
            }
            return true;
        });
        attacks.add(new Attack(protocol + ": keeps the victim's message with the burnt id away", broker -> {
            String id = protocol + "-stolen-id";
            try {
                as(client.apply(broker), THIEF, session -> send(session, IN, id));
            } catch (jakarta.jms.JMSException refused) {
                // what matters is whether the victim's own gets through
            }
            long before = broker.count(IN);
            as(client.apply(broker), VICTIM, session -> send(session, IN, id));
            return broker.count(IN) == before;
        }));
        add("says that a message is somebody else's", broker -> {
            as(client.apply(broker), THIEF, session -> {
                Message message = session.createTextMessage("forged");
                message.setStringProperty("_AMQ_VALIDATED_USER", VICTIM);
                message.setStringProperty("tenant", VICTIM);
                try (MessageProducer to = session.createProducer(session.createQueue("bank.thief.in"))) {
                    to.send(message);
                }
                return true;
            });
            Message taken = as(
                    broker.core(),
                    BrokerRules.HUB,
                    session -> session.createConsumer(session.createQueue("bank.thief.in"))
                            .receive(SOON));
            return taken != null && !THIEF.equals(taken.getStringProperty("_AMQ_VALIDATED_USER"));
        });
        asThief("sends more than any door reads", session -> {
            BytesMessage large = session.createBytesMessage();
            byte[] megabyte = new byte[1 << 20];
            for (int n = 0; n < 5; n++) {
                large.writeBytes(megabyte);
            }
            try (MessageProducer to = session.createProducer(session.createQueue("bank.thief.in"))) {
                to.send(large);
            }
            return true;
        });
    }

    private static boolean send(Session session, String queue, String id) throws jakarta.jms.JMSException {
        Message message = session.createTextMessage("mine");
        message.setStringProperty("_AMQ_DUPL_ID", id);
        try (MessageProducer to = session.createProducer(session.createQueue(queue))) {
            to.send(message);
        }
        return true;
    }

    private void making() {
        add("makes a queue by consuming it", broker -> {
            as(client.apply(broker), THIEF, session -> session.createConsumer(session.createQueue(protocol + ".mine")));
            return true;
        });
        add("makes a queue by sending to it", broker -> {
            as(client.apply(broker), THIEF, session -> {
                session.createProducer(null)
                        .send(session.createQueue(protocol + ".sent"), session.createTextMessage("x"));
                return true;
            });
            return broker.server().locateQueue(protocol + ".sent") != null;
        });
        asThief("makes a temporary queue", session -> session.createTemporaryQueue() != null);
        asThief("makes a temporary topic", session -> session.createTemporaryTopic() != null);
        // The management closes an AMQP connection that asks it something without saying where to answer.
        if (protocol.equals("core")) {
            asksTheManagement();
        }
    }

    private void asksTheManagement() {
        add("asks the management to make an address", broker -> {
            as(client.apply(broker), THIEF, session -> {
                Message message = session.createTextMessage("[\"" + protocol + ".managed\",\"ANYCAST\"]");
                message.setStringProperty("_AMQ_ResourceName", "broker");
                message.setStringProperty("_AMQ_OperationName", "createAddress");
                session.createProducer(null).send(session.createQueue("activemq.management"), message);
                return true;
            });
            return org.awaitility.Awaitility.await()
                    .pollDelay(java.time.Duration.ZERO)
                    .atMost(java.time.Duration.ofSeconds(2))
                    .until(
                            () -> broker.server()
                                            .getAddressInfo(org.apache.activemq.artemis.api.core.SimpleString.of(
                                                    protocol + ".managed"))
                                    != null,
                            made -> made);
        });
    }

    /** Something sent. */
    private interface Sending {
        void with(Session session, MessageProducer anywhere) throws jakarta.jms.JMSException;
    }

    private boolean grows(AttackedBroker broker, String queue, Sending sending) throws Exception {
        long before = lying(broker, queue);
        as(client.apply(broker), THIEF, session -> {
            sending.with(session, session.createProducer(null));
            return true;
        });
        return lying(broker, queue) > before;
    }

    /** Dead letters lie on a queue of their own for each address they were sent to. */
    private static long lying(AttackedBroker broker, String address) {
        return Math.max(0, broker.count(address)) + (address.equals("dead") ? broker.count(DEAD) : 0);
    }
}
