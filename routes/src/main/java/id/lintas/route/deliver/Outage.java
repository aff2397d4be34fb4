package id.lintas.route.deliver;

import id.lintas.route.Failures;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database is away: told once, and asked ever less often until it is back. For one thread. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private final Duration usual;
    private final Duration longest;
    private Duration pause;
    private boolean away;

    Outage(Duration usual, Duration longest) {
        this.usual = usual;
        this.longest = longest;
        this.pause = usual;
    }

    void noted(RuntimeException failure) {
        if (!away) {
            LOG.warn("deliveries cannot be claimed, trying on: {}", Failures.describe(failure));
        }
        away = true;
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(longest) > 0 ? longest : doubled;
    }

    void over() {
        if (away) {
            LOG.info("deliveries can be claimed again");
        }
        away = false;
        pause = usual;
    }

    /** How long to wait before the next look. */
    Duration pause() {
        return pause;
    }
}
