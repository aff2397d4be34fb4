package id.lintas.app.wiring;

import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import id.lintas.partner.Transport;
import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import id.lintas.secret.SecretStore;
import jakarta.jms.ConnectionFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/**
 * The broker. Embedded, it is durable, listens on loopback only and lets each peer touch its own queues alone; with
 * {@code lintas.broker.url} the hub uses an external one, on which the same permissions are the operators' to set.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class BrokerWiring {

    private static final String HUB = "hub";
    private static final String REGISTRY = "registry";
    private static final int ATTEMPTS = 20;

    /** One fdatasync is far cheaper than the journal's default wait of 3.3 ms, which caps a producer at 277 messages/s. */
    private static final int BUFFER_TIMEOUT_NANOS = 100_000;

    private static final int REMEMBERED_IDS = 20_000;
    private static final int LARGE_BODY = 400_000;

    /** Well below the dispatcher's lease, so that a try ends before another node may claim it. */
    private static final int CALL_TIMEOUT_MILLIS = 10_000;

    @Bean
    SecretNeeds brokerSecrets(HubSettings settings) {
        List<NeededSecret> needed = new ArrayList<>();
        needed.add(NeededSecret.ofHub("broker-password", SecretKind.PASSWORD, "the hub's user on the broker"));
        if (settings.broker().url() == null) {
            needed.add(NeededSecret.ofHub(
                    "registry/broker-password", SecretKind.PASSWORD, "the registry's user on the embedded broker"));
        }
        return () -> needed;
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    @ConditionalOnProperty(name = "lintas.broker.url", matchIfMissing = true, havingValue = "false")
    EmbeddedActiveMQ broker(HubSettings settings, SecretStore secrets, Partners partners) throws Exception {
        HubSettings.Broker broker = settings.broker();
        Configuration configuration = new ConfigurationImpl()
                .setName("lintas")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(BUFFER_TIMEOUT_NANOS)
                .setJournalDirectory(broker.data().resolve("journal").toString())
                .setBindingsDirectory(broker.data().resolve("bindings").toString())
                .setLargeMessagesDirectory(broker.data().resolve("large").toString())
                .setPagingDirectory(broker.data().resolve("paging").toString())
                .setPersistIDCache(true)
                .setIDCacheSize(REMEMBERED_IDS)
                .setMaxDiskUsage(95);
        configuration.addAcceptorConfiguration("vm", "vm://0");
        configuration.addAcceptorConfiguration(
                "peers",
                "tcp://127.0.0.1:" + broker.port() + "?protocols=CORE,AMQP&amqpMinLargeMessageSize=" + LARGE_BODY);
        configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setRedeliveryDelay(500)
                        .setRedeliveryMultiplier(2.0)
                        .setMaxRedeliveryDelay(30_000)
                        .setMaxDeliveryAttempts(ATTEMPTS)
                        .setDeadLetterAddress(SimpleString.of("dead"))
                        .setExpiryAddress(SimpleString.of("expired"))
                        .setAutoCreateDeadLetterResources(true)
                        .setDeadLetterQueuePrefix(SimpleString.of("dead."))
                        .setDeadLetterQueueSuffix(SimpleString.of(""))
                        .setAutoDeleteQueues(false)
                        .setAutoDeleteAddresses(false));
        SecurityConfiguration users = new SecurityConfiguration();
        for (Map.Entry<String, Set<Role>> permission :
                permissions(users, secrets, partners).entrySet()) {
            configuration.putSecurityRoles(permission.getKey(), permission.getValue());
        }
        EmbeddedActiveMQ embedded = new EmbeddedActiveMQ();
        embedded.setConfiguration(configuration);
        embedded.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        return embedded;
    }

    /** The hub may do all; every peer sends to its one queue and consumes from its other. */
    private static Map<String, Set<Role>> permissions(
            SecurityConfiguration users, SecretStore secrets, Partners partners) {
        Map<String, Set<Role>> permissions = new HashMap<>();
        permissions.put("#", new HashSet<>(Set.of(all(HUB))));
        user(users, HUB, secrets.text("broker-password"));
        user(users, REGISTRY, secrets.text("registry/broker-password"));
        for (String channel : new String[] {"registry", "abis"}) {
            permissions.put(channel + ".in", new HashSet<>(Set.of(all(HUB), consume(REGISTRY))));
            permissions.put(channel + ".out", new HashSet<>(Set.of(all(HUB), send(REGISTRY))));
        }
        for (Partner partner : partners.all()) {
            if (partner.transport() == Transport.QUEUE) {
                String name = partner.id().value();
                user(users, name, secrets.text(partner.secret("broker-password")));
                permissions.put("bank." + name + ".in", new HashSet<>(Set.of(all(HUB), send(name))));
                permissions.put("bank." + name + ".out", new HashSet<>(Set.of(all(HUB), consume(name))));
            }
        }
        return permissions;
    }

    private static void user(SecurityConfiguration users, String name, String password) {
        users.addUser(name, password);
        users.addRole(name, name);
    }

    private static Role all(String name) {
        return new Role(name, true, true, true, true, true, true, true, true, true, true, false, false);
    }

    /** Queues are made at first use, by whoever comes first, peer or hub. */
    private static Role send(String name) {
        return new Role(name, true, false, true, false, false, false, false, false, true, false, false, false);
    }

    private static Role consume(String name) {
        return new Role(name, false, true, true, false, false, false, false, true, true, false, false, false);
    }

    @Bean(destroyMethod = "stop")
    @DependsOn("brokerStarted")
    JmsPoolConnectionFactory connectionFactory(HubSettings settings, SecretStore secrets) {
        String url = settings.broker().url();
        ActiveMQConnectionFactory factory =
                new ActiveMQConnectionFactory(url == null ? "vm://0" : url, HUB, secrets.text("broker-password"));
        factory.setReconnectAttempts(-1);
        factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
        factory.setMinLargeMessageSize(LARGE_BODY);
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory((ConnectionFactory) factory);
        pool.setMaxConnections(4);
        return pool;
    }

    /** Orders start and stop: clients begin after the broker and end before it. */
    @Bean
    Object brokerStarted(org.springframework.beans.factory.ObjectProvider<EmbeddedActiveMQ> broker) {
        broker.ifAvailable(started -> {});
        return new Object();
    }
}
