package id.lintas.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing. After {@value #FREE} failures of one user from one place, each further failure doubles a pause, from one
 * second to one minute, during which that user is refused from that place unseen. Other places are not held up, so nobody can
 * lock a partner out from elsewhere. A success forgets the failures. Thread-safe; remembers the last {@value #REMEMBERED} pairs.
 */
public final class LoginPauses {

    private static final int FREE = 5;
    private static final int REMEMBERED = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<Try, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Try, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Try(String user, String place) {}

    private record Failures(int count, Instant until) {}

    /** Pauses measured by this clock. */
    public LoginPauses(Clock clock) {
        this.clock = clock;
    }

    /** Whether the user has to wait before the next try from this place counts. */
    public synchronized boolean paused(String user, String place) {
        Failures known = failures.get(new Try(user, place));
        return known != null && clock.instant().isBefore(known.until());
    }

    /** Counts a failure. */
    public synchronized void failed(String user, String place) {
        Try key = new Try(user, place);
        Failures known = failures.get(key);
        int count = known == null ? 1 : known.count() + 1;
        failures.put(key, new Failures(count, clock.instant().plus(pause(count))));
    }

    /** Forgets the failures. */
    public synchronized void succeeded(String user, String place) {
        failures.remove(new Try(user, place));
    }

    private static Duration pause(int count) {
        if (count < FREE) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(count - FREE, 6));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
