package id.lintas.access;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Counts refused logins, so that a flood of them is a few log lines and a few entries of the audit. A name that nobody has counts as
 * {@value #NOBODY}: what a stranger types may be anything, a password in the wrong field included. Thread-safe; does no input or
 * output but a log line for the first of each kind since the last {@link #take()}.
 */
@Component
public class RefusedLogins {

    /** Stands for every name that is not a configured user's. */
    public static final String NOBODY = "unknown";

    private static final Logger LOG = LoggerFactory.getLogger(RefusedLogins.class);

    private final Map<Kind, Long> untold = new ConcurrentHashMap<>();
    private final Map<Refusal, AtomicLong> totals = new EnumMap<>(Refusal.class);

    /** Counts of nothing yet. */
    public RefusedLogins() {
        for (Refusal why : Refusal.values()) {
            totals.put(why, new AtomicLong());
        }
    }

    /**
     * What was refused.
     *
     * @param door such as {@code broker} or {@code sftp}
     * @param user a configured user, or {@link #NOBODY}
     */
    record Kind(String door, String user, Refusal why) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return toString().compareTo(other.toString());
        }
    }

    /**
     * Counts one.
     *
     * @param door such as {@code broker} or {@code sftp}
     * @param user a configured user, or {@link #NOBODY}
     */
    public void refused(String door, String user, Refusal why) {
        total(why, 1);
        add(new Kind(door, user, why), 1);
    }

    private void total(Refusal why, long times) {
        AtomicLong total = totals.get(why);
        if (total != null) {
            total.addAndGet(times);
        }
    }

    /** Counts what could not be told. */
    void add(Kind kind, long times) {
        untold.compute(kind, (counted, before) -> {
            if (before == null) {
                LOG.warn("door={} user={} refused: {}", kind.door(), kind.user(), kind.why());
                return times;
            }
            return before + times;
        });
    }

    /** How many there were since the start, for a counter that only grows. */
    public long total(Refusal why) {
        AtomicLong total = totals.get(why);
        return total == null ? 0 : total.get();
    }

    /** What was counted since the last call, in a fixed order. */
    Map<Kind, Long> take() {
        Map<Kind, Long> taken = new TreeMap<>();
        for (Kind kind : Set.copyOf(untold.keySet())) {
            Long counted = untold.remove(kind);
            if (counted != null) {
                taken.put(kind, counted);
            }
        }
        return taken;
    }
}
