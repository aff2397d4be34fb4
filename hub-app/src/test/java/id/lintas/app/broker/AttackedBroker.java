package id.lintas.app.broker;

import id.lintas.access.LoginPauses;
import id.lintas.access.RefusedLogins;
import id.lintas.harness.Ports;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.qpid.jms.JmsConnectionFactory;

/** The hub's embedded broker with the partners {@code victim} and {@code thief} and messages of the victim's on each of its queues. */
final class AttackedBroker implements AutoCloseable {

    static final String VICTIM = "victim";
    static final String THIEF = "thief";
    static final String IN = "bank.victim.in";
    static final String OUT = "bank.victim.out";
    static final String DEAD = "dead.bank.victim.in";

    final WrittenSecrets secrets;
    final RefusedLogins refused = new RefusedLogins();
    final SomeTenants tenants = new SomeTenants();
    private final int port;
    private final EmbeddedBroker broker;
    private final LiveBroker live;

    /** As the hub runs it. */
    static AttackedBroker strict(Path folder) throws Exception {
        return new AttackedBroker(folder, BrokerConfiguration.of(folder.resolve("data")), true);
    }

    /** As a careless operator would: every user may do everything, every queue is made on demand, every name is believed. */
    static AttackedBroker permissive(Path folder) throws Exception {
        Configuration open = BrokerConfiguration.of(folder.resolve("data"))
                .setPopulateValidatedUser(false)
                .setRejectEmptyValidatedUser(false)
                .setWildcardRoutingEnabled(true);
        open.getBrokerPlugins().clear();
        open.getBrokerMessagePlugins().clear();
        open.addAddressSetting(
                "#", new AddressSettings().setAutoCreateQueues(true).setAutoCreateAddresses(true));
        return new AttackedBroker(folder, open, false);
    }

    private AttackedBroker(Path folder, Configuration configuration, boolean strict) throws Exception {
        port = Ports.free();
        secrets = new WrittenSecrets(folder.resolve("secrets"));
        secrets.put("broker-password", "hub-password");
        secrets.put("registry/broker-password", "registry-password");
        secrets.put("victim/broker-password", "victim-password");
        secrets.put("thief/broker-password", "thief-password");
        tenants.partner(VICTIM, 10_000);
        tenants.partner(THIEF, 1_500);
        BrokerRules table = BrokerRules.of(tenants, tenants.partners());
        BrokerRules rules = strict ? table : new BrokerRules(Map.of(), table.depths());
        BrokerGate gate = new BrokerGate(rules, secrets, new LoginPauses(Clock.systemUTC()), refused);
        configuration.addAcceptorConfiguration("peers", BrokerConfiguration.peers(port));
        ActiveMQSecurityManager security = strict ? gate : new Anybody();
        List<Interceptor> guards = strict ? List.of(new PacketGuard(gate)) : List.of();
        broker = new EmbeddedBroker(configuration, security, guards);
        live = new LiveBroker(tenants, tenants.partners(), gate, broker);
        live.start();
        server().createQueue(
                        QueueConfiguration.of(DEAD)
                                .setAddress("dead")
                                .setRoutingType(RoutingType.ANYCAST)
                                .setAutoCreateAddress(true),
                        true);
        for (String queue : List.of("registry.in", "registry.out", IN, OUT)) {
            plant(queue, queue);
        }
        plant("dead", "dead");
    }

    /** Puts ten messages there from inside the broker, which asks nobody. */
    private void plant(String address, String body) throws Exception {
        for (int n = 0; n < 10; n++) {
            org.apache.activemq.artemis.core.message.impl.CoreMessage message =
                    new org.apache.activemq.artemis.core.message.impl.CoreMessage(
                            server().getStorageManager().generateID(), 200);
            message.setAddress(address).setDurable(true);
            message.setType(org.apache.activemq.artemis.api.core.Message.TEXT_TYPE);
            message.getBodyBuffer()
                    .writeNullableSimpleString(
                            org.apache.activemq.artemis.api.core.SimpleString.of("secret of " + body));
            server().getPostOffice().route(message, false);
        }
    }

    /** Does at once what the hub does every two seconds. */
    void follow() {
        live.follow();
    }

    ActiveMQServer server() {
        return broker.server();
    }

    /** How many messages lie on the queue; -1 if there is no such queue. */
    long count(String queue) {
        Queue found = server().locateQueue(queue);
        return found == null ? -1 : found.getMessageCount();
    }

    String coreUrl() {
        return "tcp://127.0.0.1:" + port;
    }

    ConnectionFactory core() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(coreUrl());
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(5_000);
        factory.setBlockOnDurableSend(true);
        return factory;
    }

    ConnectionFactory amqp() {
        return new JmsConnectionFactory(
                "amqp://127.0.0.1:" + port + "?jms.requestTimeout=5000&jms.sendTimeout=5000&jms.connectTimeout=5000");
    }

    /** Does something as a user on a connection of its own. */
    static <T> T as(ConnectionFactory factory, String user, Deed<T> deed) throws Exception {
        return as(factory, user, user + "-password", deed);
    }

    static <T> T as(ConnectionFactory factory, String user, String password, Deed<T> deed) throws Exception {
        try (Connection connection = factory.createConnection(user, password)) {
            connection.start();
            try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                return deed.in(session);
            }
        }
    }

    /** Something done with a session. */
    interface Deed<T> {
        T in(Session session) throws JMSException, IOException, InterruptedException;
    }

    @Override
    public void close() throws Exception {
        broker.stop();
    }
}
