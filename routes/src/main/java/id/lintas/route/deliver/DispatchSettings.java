package id.lintas.route.deliver;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the dispatcher looks for work.
 *
 * @param every the pause between two looks while nothing is due
 */
@ConfigurationProperties("lintas.dispatch")
record DispatchSettings(@DefaultValue("200ms") Duration every) {

    DispatchSettings {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("lintas.dispatch.every: " + every + " (expected: above zero)");
        }
    }
}
