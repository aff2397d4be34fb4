package id.lintas.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery is tried again.
 *
 * @param waits the wait after the first, second, … failed try; after the last the delivery is parked
 * @param acknowledgeWithin how long a peer behind a queue may take to answer before the message is sent again under the
 *     same id
 */
public record RetrySchedule(List<Duration> waits, Duration acknowledgeWithin) {

    private static final double JITTER = 0.2;

    /** Seconds first, then up to two days in all, as Standard Webhooks proposes. */
    public static final RetrySchedule STANDARD = new RetrySchedule(
            List.of(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(24)),
            Duration.ofMinutes(1));

    /** @throws IllegalArgumentException if there is no wait or one is not positive */
    public RetrySchedule {
        if (waits.isEmpty() || waits.stream().anyMatch(wait -> wait.isNegative() || wait.isZero())) {
            throw new IllegalArgumentException("waits: " + waits + " (expected: at least one, each positive)");
        }
        waits = List.copyOf(waits);
    }

    /**
     * The wait after the given failed try, spread by up to a fifth either way so that many do not return at once; empty
     * if it was the last.
     *
     * @param attempt 1 for the first try
     */
    public Optional<Duration> after(int attempt, RandomGenerator random) {
        if (attempt > waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(attempt - 1);
        double factor = 1 - JITTER + random.nextDouble() * 2 * JITTER;
        return Optional.of(Duration.ofMillis(Math.max(1, Math.round(wait.toMillis() * factor))));
    }
}
