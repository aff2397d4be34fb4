package id.lintas.simulators.registry;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** The hub's side: a real durable broker that asks for a password, and a client that sends and receives for the hub. */
final class HubBroker implements AutoCloseable {

    static final String PASSWORD = "registry-password";

    private final int port;
    private final Path data;
    private EmbeddedActiveMQ server;

    private HubBroker(int port, Path data, EmbeddedActiveMQ server) {
        this.port = port;
        this.data = data;
        this.server = server;
    }

    static HubBroker start(Path data) throws Exception {
        return start(data, freePort());
    }

    static HubBroker start(Path data, int port) throws Exception {
        return new HubBroker(port, data, run(port, data));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static EmbeddedActiveMQ run(int port, Path data) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setSecurityEnabled(true)
                .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        Role all = new Role("all", true, true, true, true, true, true, false, true, true, true, false, false);
        configuration.putSecurityRoles("#", Set.of(all));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser("registry", PASSWORD);
        users.addRole("registry", "all");
        users.addUser("hub", "hub");
        users.addRole("hub", "all");
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        return server;
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    void restart() throws Exception {
        server.stop();
        server = run(port, data);
    }

    void send(String channel, String text) throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url(), "hub", "hub");
                Connection connection = factory.createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createProducer(session.createQueue(channel + ".in")).send(session.createTextMessage(text));
        }
    }

    Optional<JsonNode> receive(String channel, int millis) throws Exception {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url(), "hub", "hub");
                Connection connection = factory.createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            MessageConsumer consumer = session.createConsumer(session.createQueue(channel + ".out"));
            connection.start();
            return consumer.receive(millis) instanceof TextMessage text
                    ? Optional.of(Json.read(text.getText()))
                    : Optional.empty();
        }
    }

    /** Sends and gives the next answer. */
    JsonNode ask(String channel, String text) throws Exception {
        send(channel, text);
        return receive(channel, 20_000).orElseThrow(() -> new AssertionError("no answer on " + channel + ".out"));
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
