package id.lintas.app.wiring;

import id.lintas.access.Refusal;
import id.lintas.access.RefusedLogins;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows refused logins of machines as a metric by reason; names are not in it. */
@Configuration(proxyBeanMethods = false)
class LoginMeters {

    @Bean
    MeterBinder refusedLoginsMeter(RefusedLogins refused) {
        return registry -> {
            for (Refusal why : Refusal.values()) {
                FunctionCounter.builder("lintas.logins.refused", refused, counted -> counted.total(why))
                        .tag("why", why.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        };
    }
}
