package id.lintas.app.broker;

import static id.lintas.app.broker.AttackedBroker.IN;
import static id.lintas.app.broker.AttackedBroker.THIEF;
import static id.lintas.app.broker.AttackedBroker.VICTIM;
import static id.lintas.app.broker.AttackedBroker.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.access.Refusal;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, passwords and limits that change or are reached while the broker runs. */
class LiveBrokerIT {

    @TempDir
    private static Path folder = Path.of("");

    private static AttackedBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = AttackedBroker.strict(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @Test
    void aPartnerThatComesHasItsUserAndItsQueuesAtOnce() throws Exception {
        broker.secrets.put("new-bank/broker-password", "new-bank-password");
        assertThatThrownBy(() -> sendOne(broker.core(), "new-bank")).isInstanceOf(JMSException.class);
        broker.tenants.partner("new-bank", 100);
        broker.follow();
        sendOne(broker.core(), "new-bank");
        assertThatThrownBy(() -> sendOne(broker.amqp(), "new-bank"))
                .as("no sender is written into a message by AMQP, and without one it is refused")
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("Validated User");
        assertThat(broker.count("bank.new-bank.in")).isEqualTo(1);
    }

    @Test
    void aClosedPartnerLosesItsConnectionAndItsLoginAndNobodyElseDoes() throws Exception {
        broker.secrets.put("leaving/broker-password", "leaving-password");
        broker.tenants.partner("leaving", 100);
        broker.follow();
        CountDownLatch lost = new CountDownLatch(2);
        try (Connection core = broker.core().createConnection("leaving", "leaving-password");
                Connection amqp = broker.amqp().createConnection("leaving", "leaving-password");
                Connection other = broker.core().createConnection(VICTIM, "victim-password")) {
            for (Connection open : List.of(core, amqp)) {
                open.setExceptionListener(e -> lost.countDown());
                open.start();
                open.createSession(false, Session.AUTO_ACKNOWLEDGE)
                        .createConsumer(open.createSession(false, Session.AUTO_ACKNOWLEDGE)
                                .createQueue("bank.leaving.out"));
            }
            broker.tenants.noPartner("leaving");
            broker.follow();
            assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(other.createSession(false, Session.AUTO_ACKNOWLEDGE)).isNotNull();
        }
        assertThatThrownBy(() -> sendOne(broker.core(), "leaving")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> sendOne(broker.amqp(), "leaving")).isInstanceOf(JMSException.class);
        broker.tenants.partner("leaving", 100);
        broker.follow();
        sendOne(broker.core(), "leaving");
    }

    @Test
    void anOfficeFetchesItsOwnMessagesAndSendsNothing() throws Exception {
        broker.secrets.put("contoh/broker-password", "office.contoh-password");
        broker.tenants.office("contoh");
        broker.follow();
        as(broker.core(), BrokerRules.HUB, "hub-password", session -> {
            try (MessageProducer to = session.createProducer(session.createQueue("office.contoh.out"))) {
                to.send(session.createTextMessage("for the office"));
            }
            return true;
        });
        String taken = as(
                broker.amqp(),
                "office.contoh",
                session -> session.createConsumer(session.createQueue("office.contoh.out"))
                        .receive(5_000)
                        .getBody(String.class));
        assertThat(taken).isEqualTo("for the office");
        assertThatThrownBy(() -> as(broker.amqp(), "office.contoh", session -> {
                    session.createProducer(session.createQueue("office.contoh.out"));
                    session.createProducer(session.createQueue(IN)).send(session.createTextMessage("x"));
                    return true;
                }))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> as(
                        broker.core(),
                        THIEF,
                        session -> session.createConsumer(session.createQueue("office.contoh.out"))))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void aPasswordChangesWithoutAMomentInWhichNeitherEndHasTheRightOne() throws Exception {
        broker.secrets.put("rotating/broker-password", "old");
        broker.tenants.partner("rotating", 100);
        broker.follow();
        try (Connection open = broker.core().createConnection("rotating", "old")) {
            broker.secrets.put("rotating/broker-password-next", "new");
            broker.core().createConnection("rotating", "old").close();
            broker.amqp().createConnection("rotating", "new").close();
            broker.secrets.put("rotating/broker-password", "new");
            broker.secrets.remove("rotating/broker-password-next");
            broker.core().createConnection("rotating", "new").close();
            assertThatThrownBy(() -> broker.core().createConnection("rotating", "old"))
                    .isInstanceOf(JMSException.class);
            // What is open stays: it has proved itself.
            Session session = open.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue("bank.rotating.in"))
                    .send(session.createTextMessage("still here"));
        }
    }

    @Test
    void guessingIsSlowedDownAndCounted() throws Exception {
        broker.secrets.put("guessed/broker-password", "right");
        broker.tenants.partner("guessed", 100);
        broker.follow();
        long before = broker.refused.total(Refusal.PAUSED);
        for (int n = 0; n < 8; n++) {
            assertThatThrownBy(() -> broker.core().createConnection("guessed", "wrong"))
                    .isInstanceOf(JMSException.class);
        }
        assertThat(broker.refused.total(Refusal.PAUSED)).isGreaterThan(before);
        assertThatThrownBy(() -> broker.core().createConnection("guessed", "right"))
                .isInstanceOf(JMSException.class);
        broker.core().createConnection(VICTIM, "victim-password").close();
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            broker.core().createConnection("guessed", "right").close();
            return true;
        });
    }

    @Test
    void whoFloodsItsQueueIsRefusedAndHurtsNobody() throws Exception {
        int depth = 1_500;
        broker.secrets.put("flooding/broker-password", "flooding-password");
        broker.tenants.partner("flooding", depth);
        broker.follow();
        assertThatThrownBy(() -> as(broker.core(), "flooding", session -> {
                    Session batch = session;
                    try (MessageProducer to = batch.createProducer(batch.createQueue("bank.flooding.in"))) {
                        for (int n = 0; n < 4 * depth; n++) {
                            to.send(batch.createTextMessage("flood"));
                        }
                    }
                    return true;
                }))
                .isInstanceOf(JMSException.class);
        assertThat(broker.count("bank.flooding.in")).isBetween((long) depth - 600, (long) depth + 600);
        long before = broker.count(IN);
        as(broker.core(), VICTIM, session -> {
            session.createProducer(session.createQueue(IN)).send(session.createTextMessage("unhindered"));
            return true;
        });
        assertThat(broker.count(IN)).isEqualTo(before + 1);
    }

    @Test
    void aUserHasSoManySessionsAndNoMore() throws Exception {
        List<Session> open = new ArrayList<>();
        try (Connection connection = broker.core().createConnection(THIEF, "thief-password")) {
            assertThatThrownBy(() -> {
                        for (int n = 0; n < 200; n++) {
                            open.add(connection.createSession(false, Session.AUTO_ACKNOWLEDGE));
                        }
                    })
                    .isInstanceOf(JMSException.class);
        }
        assertThat(open.size()).isBetween(10, 60);
    }

    @Test
    void whatAMessageSaysOfItselfChangesNothingForOthers() throws Exception {
        long in = broker.count(IN);
        as(broker.core(), THIEF, session -> {
            jakarta.jms.TextMessage message = session.createTextMessage("steered");
            message.setJMSReplyTo(ActiveMQJMSClient.createQueue("bank.victim.out"));
            message.setJMSCorrelationID("x");
            message.setLongProperty("_AMQ_SCHED_DELIVERY", 1L);
            message.setStringProperty("_AMQ_ORIG_ADDRESS", IN);
            message.setStringProperty("_AMQ_GROUP_ID", "g");
            message.setByteProperty("_AMQ_ROUTING_TYPE", (byte) 0);
            session.createProducer(session.createQueue("bank.thief.in")).send(message);
            return true;
        });
        assertThatThrownBy(() -> as(broker.core(), THIEF, session -> {
                    jakarta.jms.TextMessage message = session.createTextMessage("sent on");
                    message.setStringProperty("_AMQ_ROUTE_TO", IN);
                    session.createProducer(session.createQueue("bank.thief.in")).send(message);
                    return true;
                }))
                .as("a list of queues that is none is refused whole")
                .isInstanceOf(JMSException.class);
        assertThat(broker.count(IN)).isEqualTo(in);
        try (Connection hub = broker.core().createConnection(BrokerRules.HUB, "hub-password")) {
            hub.start();
            Session session = hub.createSession(false, Session.AUTO_ACKNOWLEDGE);
            try (MessageConsumer consumer = session.createConsumer(session.createQueue("bank.thief.in"))) {
                jakarta.jms.Message taken = consumer.receive(5_000);
                if (taken != null) {
                    assertThat(taken.getStringProperty("_AMQ_VALIDATED_USER")).isEqualTo(THIEF);
                }
            }
        }
    }

    private static void sendOne(ConnectionFactory factory, String partner) throws Exception {
        as(factory, partner, session -> {
            try (MessageProducer to = session.createProducer(session.createQueue("bank." + partner + ".in"))) {
                to.send(session.createTextMessage("hello"));
            }
            return true;
        });
    }
}
