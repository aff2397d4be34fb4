package id.lintas.app.wiring;

import id.lintas.access.RefusedLogins;
import id.lintas.app.broker.HubConnections;
import id.lintas.app.broker.LiveBroker;
import id.lintas.office.Offices;
import id.lintas.partner.Partners;
import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import id.lintas.secret.SecretStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;

/**
 * The broker. Embedded, it is durable, listens on loopback only and lets each peer touch its own queues alone; with
 * {@code lintas.broker.url} the hub uses an external one, on which the same permissions are the operators' to set.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class BrokerWiring {

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
    LiveBroker broker(
            HubSettings settings,
            Offices offices,
            Partners partners,
            SecretStore secrets,
            RefusedLogins refused,
            Clock clock)
            throws Exception {
        return LiveBroker.of(
                new LiveBroker.Settings(
                        settings.broker().port(), settings.broker().data(), clock),
                offices,
                partners,
                secrets,
                refused);
    }

    @Bean(destroyMethod = "stop")
    @DependsOn("brokerStarted")
    JmsPoolConnectionFactory connectionFactory(HubSettings settings, SecretStore secrets) {
        String url = settings.broker().url();
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                url == null ? LiveBroker.local(settings.broker().port()) : url);
        factory.setCallTimeout(CALL_TIMEOUT_MILLIS);
        factory.setMinLargeMessageSize(LARGE_BODY);
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(new HubConnections(factory, secrets));
        pool.setMaxConnections(4);
        return pool;
    }

    /** Orders start and stop: clients begin after the broker and end before it. */
    @Bean
    Object brokerStarted(ObjectProvider<LiveBroker> broker) {
        broker.ifAvailable(started -> {});
        return new Object();
    }
}
