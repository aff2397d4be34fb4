package id.lintas.app.broker;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** How the embedded broker is set up, apart from who may do what. */
final class BrokerConfiguration {

    private static final int ATTEMPTS = 20;

    /** One fdatasync is far cheaper than the journal's default wait of 3.3 ms, which caps a producer at 277 messages/s. */
    private static final int BUFFER_TIMEOUT_NANOS = 100_000;

    private static final int REMEMBERED_IDS = 20_000;

    /** What one address may hold in memory; the rest of its depth lies in pages of its own, on disk. */
    private static final int MESSAGES_IN_MEMORY = 1_000;

    private static final int BYTES_IN_MEMORY = 4 << 20;
    private static final int PAGE_BYTES = 1 << 20;

    /** From this size on the AMQP side streams a message to disk. */
    private static final int LARGE_BODY = 400_000;

    private static final int CONNECTIONS = 2_000;

    private BrokerConfiguration() {}

    static Configuration of(Path data) {
        Configuration configuration = new ConfigurationImpl()
                .setName("lintas")
                .setPersistenceEnabled(true)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(BUFFER_TIMEOUT_NANOS)
                .setJournalDirectory(data.resolve("journal").toString())
                .setBindingsDirectory(data.resolve("bindings").toString())
                .setLargeMessagesDirectory(data.resolve("large").toString())
                .setPagingDirectory(data.resolve("paging").toString())
                .setPersistIDCache(true)
                .setIDCacheSize(REMEMBERED_IDS)
                .setMaxDiskUsage(95);
        // A change of the rules counts at the very next act, so nothing is remembered of earlier ones.
        configuration.setAuthenticationCacheSize(0).setAuthorizationCacheSize(0);
        // Who sent a message is written by the broker over whatever the sender claims, and without it there is no
        // message.
        configuration.setPopulateValidatedUser(true).setRejectEmptyValidatedUser(true);
        configuration.setWildcardRoutingEnabled(false);
        // There is no cluster; its user passes every check, so nobody may know it.
        configuration.setClusterUser(unknowable()).setClusterPassword(unknowable());
        configuration.addAddressSetting("#", everywhere());
        configuration.registerBrokerPlugin(new MessageLimit());
        return configuration;
    }

    /** The address to listen on for peers: loopback, both protocols. */
    static String peers(int port) {
        return "tcp://127.0.0.1:" + port + "?protocols=CORE,AMQP&connectionsAllowed=" + CONNECTIONS
                + "&amqpMinLargeMessageSize=" + LARGE_BODY;
    }

    private static AddressSettings everywhere() {
        return new AddressSettings()
                .setRedeliveryDelay(500)
                .setRedeliveryMultiplier(2.0)
                .setMaxRedeliveryDelay(30_000)
                .setMaxDeliveryAttempts(ATTEMPTS)
                .setDeadLetterAddress(SimpleString.of("dead"))
                .setExpiryAddress(SimpleString.of("expired"))
                .setAutoCreateDeadLetterResources(true)
                .setDeadLetterQueuePrefix(SimpleString.of("dead."))
                .setDeadLetterQueueSuffix(SimpleString.of(""))
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    /**
     * An address that holds so many messages and then refuses more, so that whoever floods it hurts nobody else. What partners send stays until the hub has it,
     * however long the ledger is away: the hub's door itself sets aside what it cannot take.
     */
    static AddressSettings limited(String address, int depth) {
        AddressSettings settings = new AddressSettings()
                .setMaxSizeMessages(Math.min(depth, MESSAGES_IN_MEMORY))
                .setMaxSizeBytes(BYTES_IN_MEMORY)
                .setPageSizeBytes(PAGE_BYTES)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setPageLimitMessages((long) Math.max(1, depth - MESSAGES_IN_MEMORY))
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
        return address.startsWith("bank.") && address.endsWith(".in") ? settings.setMaxDeliveryAttempts(-1) : settings;
    }

    private static String unknowable() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
