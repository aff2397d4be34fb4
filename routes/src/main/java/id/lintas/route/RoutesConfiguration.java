package id.lintas.route;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FileSettings.class)
class RoutesConfiguration {

    private static final long RECOVERY_MILLIS = 1_000;

    /**
     * The broker. Consumers that answer set {@code transacted} themselves: their session then also carries the answer.
     * Producers stay outside transactions, so that the broker drops a repeat silently instead of failing a commit.
     */
    @Bean
    JmsComponent jms(ConnectionFactory broker) {
        JmsConfiguration configuration = new JmsConfiguration(broker);
        configuration.setLazyCreateTransactionManager(false);
        configuration.setCacheLevelName("CACHE_CONSUMER");
        configuration.setRecoveryInterval(RECOVERY_MILLIS);
        configuration.setTransferException(false);
        configuration.setTransferExchange(false);
        configuration.setDisableReplyTo(true);
        configuration.setMapJmsMessage(false);
        configuration.setErrorHandlerLogStackTrace(false);
        return new JmsComponent(configuration);
    }
}
