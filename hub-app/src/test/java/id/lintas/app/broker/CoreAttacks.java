package id.lintas.app.broker;

import static id.lintas.app.broker.AttackedBroker.IN;
import static id.lintas.app.broker.AttackedBroker.OUT;
import static id.lintas.app.broker.AttackedBroker.THIEF;
import static id.lintas.app.broker.AttackedBroker.VICTIM;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.client.impl.ClientSessionFactoryInternal;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateQueueMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionMessage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** What the thief tries with the broker's own protocol, where it says more than JMS lets a client say. */
final class CoreAttacks {

    private CoreAttacks() {}

    static List<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        attacks.add(asThief(
                "learns how full the victim's queue is",
                session -> session.queueQuery(SimpleString.of(IN)).getMessageCount() > 0));
        attacks.add(asThief(
                "learns that an address exists",
                session -> session.addressQuery(SimpleString.of(OUT)).isExists()));
        attacks.add(
                asThief("lists prepared transactions", session -> session.recover(XAResource.TMSTARTRSCAN) != null));
        attacks.add(new Attack("core: makes a second queue on the victim's address without logging in", broker -> {
            raw(
                    broker,
                    connection -> connection
                            .getChannel(1, -1)
                            .send(new CreateQueueMessage(
                                    SimpleString.of(IN), SimpleString.of("leak"), null, false, false, false)));
            return within(() -> broker.server().locateQueue("leak") != null);
        }));
        attacks.add(new Attack("core: ends the victim's session by its name", broker -> {
            try (Connection victim = broker.core().createConnection(VICTIM, "victim-password");
                    Session session = victim.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                String name = broker.server().getSessions().stream()
                        .filter(open -> VICTIM.equals(open.getUsername()))
                        .findFirst()
                        .orElseThrow()
                        .getName();
                raw(broker, connection -> connection.getChannel(1, -1).send(new ReattachSessionMessage(name, -1)));
                return session != null && within(() -> broker.server().getSessionByID(name) == null);
            }
        }));
        attacks.add(asThief("makes an address", session -> {
            session.createAddress(SimpleString.of("thief.address"), RoutingType.MULTICAST, false);
            return true;
        }));
        attacks.add(asThief("makes a queue on the victim's address", session -> {
            session.createQueue(QueueConfiguration.of("tap").setAddress(IN).setRoutingType(RoutingType.ANYCAST));
            return true;
        }));
        attacks.add(asThief("makes a shared queue on the victim's address", session -> {
            session.createSharedQueue(QueueConfiguration.of("shared-tap")
                    .setAddress(OUT)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(false));
            return true;
        }));
        for (String pattern : List.of("#", "bank.#")) {
            attacks.add(asThief("makes a queue on the wildcard address " + pattern, session -> {
                session.createQueue(QueueConfiguration.of("tap-" + pattern)
                        .setAddress(pattern)
                        .setRoutingType(RoutingType.MULTICAST)
                        .setDurable(false));
                return true;
            }));
        }
        attacks.add(asThief("deletes the victim's queue", session -> {
            for (String consumed : List.of(OUT)) {
                session.deleteQueue(consumed);
            }
            return true;
        }));
        return attacks;
    }

    /** Something done with a session of the broker's own client. */
    private interface Deed {
        boolean in(ClientSession session) throws Exception;
    }

    private static Attack asThief(String name, Deed deed) {
        return new Attack("core: " + name, broker -> {
            try (ServerLocator locator = locator(broker);
                    ClientSessionFactory factory = locator.createSessionFactory();
                    ClientSession session =
                            factory.createSession(THIEF, "thief-password", true, true, true, false, 1)) {
                return deed.in(session);
            }
        });
    }

    /** Something said on a connection that has not logged in. */
    private interface Words {
        void on(CoreRemotingConnection connection) throws ActiveMQException;
    }

    private static void raw(AttackedBroker broker, Words words) throws Exception {
        try (ServerLocator locator = locator(broker);
                ClientSessionFactory factory = locator.createSessionFactory()) {
            words.on((CoreRemotingConnection) ((ClientSessionFactoryInternal) factory).getConnection());
            within(() -> factory.isClosed());
        }
    }

    private static ServerLocator locator(AttackedBroker broker) throws Exception {
        ServerLocator locator = ActiveMQClient.createServerLocator(broker.coreUrl());
        locator.setReconnectAttempts(0).setInitialConnectAttempts(1).setCallTimeout(5_000);
        return locator;
    }

    private static boolean within(Callable<Boolean> happens) {
        try {
            Awaitility.await().atMost(Duration.ofSeconds(1)).until(happens);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }
}
