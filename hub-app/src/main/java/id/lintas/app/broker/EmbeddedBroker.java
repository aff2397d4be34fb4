package id.lintas.app.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.ResourceLimitSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded broker: durable, on loopback, its queues made by itself and by nobody else. {@link #enforce} changes what there is
 * while it runs; what each may do is the security manager's.
 */
final class EmbeddedBroker {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final ActiveMQServer server;
    private final Map<String, ResourceLimitSettings> sessions = new ConcurrentHashMap<>();
    private Set<String> queues = new HashSet<>();
    private Set<String> users = new HashSet<>();

    /**
     * A broker that {@link #start} starts.
     *
     * @param configuration with its acceptors
     * @param guards see every packet of the core protocol before the broker does
     */
    EmbeddedBroker(Configuration configuration, ActiveMQSecurityManager security, List<Interceptor> guards) {
        configuration.setResourceLimitSettings(sessions);
        server = new ActiveMQServerImpl(configuration, security);
        guards.forEach(guard -> server.getServiceRegistry().addIncomingInterceptor(guard));
    }

    /** Starts with the queues of these rules. */
    void start(BrokerRules rules) throws Exception {
        for (String address : rules.depths().keySet()) {
            server.getConfiguration().addQueueConfiguration(queue(address));
        }
        server.start();
        enforce(rules);
    }

    /** The broker itself, for whoever has to look inside. */
    ActiveMQServer server() {
        return server;
    }

    void stop() throws Exception {
        server.stop();
    }

    /**
     * Makes the queues that are missing, sets every limit anew and closes the connections of users that are no longer there. Queues
     * of tenants that left stay with what is on them.
     */
    synchronized void enforce(BrokerRules rules) throws Exception {
        for (Map.Entry<String, Integer> address : rules.depths().entrySet()) {
            server.getAddressSettingsRepository()
                    .addMatch(address.getKey(), BrokerConfiguration.limited(address.getKey(), address.getValue()));
            if (!queues.contains(address.getKey())) {
                server.createQueue(queue(address.getKey()), true);
            }
        }
        queues = new HashSet<>(rules.depths().keySet());
        for (BrokerUser user : rules.users().values()) {
            if (user.sessions() > 0) {
                sessions.put(user.name(), limit(user));
            }
        }
        for (String gone : users) {
            if (!rules.users().containsKey(gone)) {
                close(gone);
            }
        }
        users = new HashSet<>(rules.users().keySet());
    }

    /** Closes every connection of the user. */
    private void close(String user) {
        if (server.getActiveMQServerControl().closeConnectionsForUser(user)) {
            LOG.info("door=broker user={} is no longer in force: connections closed", user);
        }
    }

    private static ResourceLimitSettings limit(BrokerUser user) {
        ResourceLimitSettings limit = new ResourceLimitSettings();
        limit.setMatch(SimpleString.of(user.name()));
        limit.setMaxSessions(user.sessions());
        limit.setMaxQueues(0);
        return limit;
    }

    private static QueueConfiguration queue(String address) {
        return QueueConfiguration.of(address)
                .setAddress(address)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoCreateAddress(true)
                .setAutoDelete(false);
    }
}
