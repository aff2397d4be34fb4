package id.lintas.app.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * A broker of somebody else's, set up as docs/broker-permissions.md asks: Artemis with its own security manager, in which a
 * user has one password and each act has to prove it. Nothing of the hub's own broker is in it.
 */
public final class StockBroker implements AutoCloseable {

    private static final int NOTHING_REMEMBERED = 0;

    private final SecurityConfiguration users = new SecurityConfiguration();
    private final ActiveMQServer server;

    /** Starts on this port of loopback with the queues of this bank and of the registry. */
    public StockBroker(Path folder, int port, String bank) throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setName("stock")
                .setJMXManagementEnabled(false)
                .setPopulateValidatedUser(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                // a changed password counts at once, not after the ten seconds for which a login is remembered
                .setAuthenticationCacheSize(NOTHING_REMEMBERED)
                .addAcceptorConfiguration("peers", "tcp://127.0.0.1:" + port + "?protocols=CORE");
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setAutoCreateQueues(false)
                        .setAutoCreateAddresses(false)
                        .setMaxDeliveryAttempts(20)
                        .setRedeliveryDelay(500));
        Role peers = new Role("peers", true, true, false, false, false, false, false, true, false, false, false, false);
        configuration.putSecurityRoles("#", Set.of(peers));
        for (String queue : List.of(
                "bank." + bank + ".in",
                "bank." + bank + ".out",
                "registry.in",
                "registry.out",
                "abis.in",
                "abis.out")) {
            configuration.addQueueConfiguration(QueueConfiguration.of(queue)
                    .setAddress(queue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setDurable(true));
        }
        server = new ActiveMQServerImpl(
                configuration, new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
    }

    /** Gives a user this password, in the place of the one before. */
    public void password(String user, String password) {
        users.addUser(user, password);
        users.addRole(user, "peers");
    }

    /** Ends every connection of the user, as a restart or a network does. */
    public void cut(String user) throws Exception {
        server.getActiveMQServerControl().closeConnectionsForUser(user);
    }

    /** How many connections the user has. */
    public long connections(String user) {
        return server.getSessions().stream()
                .filter(session -> user.equals(session.getUsername()))
                .map(session -> session.getRemotingConnection().getID())
                .distinct()
                .count();
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
