package id.lintas.app.receipt;

import id.lintas.payment.HopPatience;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When a hop of a payment is called stuck. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptWiring.Settings.class)
class ReceiptWiring {

    /** {@code lintas.payments.stuck-after}; see {@link HopPatience}. An office looks in working hours, hence its long one. */
    @ConfigurationProperties("lintas.payments.stuck-after")
    record Settings(
            @DefaultValue("15m") Duration hub,
            @DefaultValue("5m") Duration registry,
            @DefaultValue("4h") Duration office) {}

    @Bean
    static HopPatience hopPatience(Settings settings) {
        return new HopPatience(settings.hub(), settings.registry(), settings.office());
    }
}
