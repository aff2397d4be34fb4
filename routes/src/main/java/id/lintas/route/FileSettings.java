package id.lintas.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners' files are fetched.
 *
 * @param poll the pause between two looks into an outbox
 */
@ConfigurationProperties("lintas.files")
public record FileSettings(@DefaultValue("2s") Duration poll) {

    /** @throws IllegalArgumentException if the pause is not positive */
    public FileSettings {
        if (poll.isNegative() || poll.isZero()) {
            throw new IllegalArgumentException("lintas.files.poll: " + poll + " (expected: above zero)");
        }
    }
}
