package id.lintas.app.limit;

import id.lintas.limit.LimitSettings;
import id.lintas.limit.RefusalCount;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Settings, counters and the place of the limits before every controller. */
@Configuration(proxyBeanMethods = false)
class LimitWiring {

    /** {@code lintas.limits}; see {@link LimitSettings}. */
    @ConfigurationProperties("lintas.limits")
    record Settings(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1") int nodes,
            @DefaultValue("6") int inFlight,
            @DefaultValue("250ms") Duration patience,
            @DefaultValue("400") int addressPerSecond,
            @DefaultValue("800") int addressBurst) {}

    @Bean
    LimitSettings limitSettings(Settings settings) {
        return new LimitSettings(
                settings.enabled(),
                settings.nodes(),
                settings.inFlight(),
                settings.patience(),
                settings.addressPerSecond(),
                settings.addressBurst());
    }

    /** Labels are tenants of the configuration and the word {@code address}, so their number is bounded. */
    @Bean
    RefusalCount countedRefusals(MeterRegistry meters) {
        return (tenant, reason) -> meters.counter("lintas.requests.refused", "tenant", tenant, "reason", reason.name())
                .increment();
    }

    @Bean
    WebMvcConfigurer limitsBeforeControllers(OfficeLimits limits) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(limits).excludePathPatterns("/css/**", "/js/**", "/favicon.ico");
            }
        };
    }
}
