package id.lintas.live;

import id.lintas.office.OfficeId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells listeners of an office that something changed, after the commit and never before. A nudge says only that the rows
 * should be read again, so a lost one costs freshness and nothing else. Serves one node; listeners are called on the
 * thread that committed and must return at once.
 */
@Service
public class OfficeNudges {

    private final Map<OfficeId, Set<Runnable>> listeners = new ConcurrentHashMap<>();
    private final Map<OfficeId, Long> latest = new ConcurrentHashMap<>();

    /** Another number in each process, so that what was seen before a restart is not taken for news that was seen. */
    private final AtomicLong numbers = new AtomicLong(System.currentTimeMillis() << 20);

    private final long first = numbers.get();

    /** Nudges the office's listeners once the running transaction has committed; at once if there is none. */
    public void changed(OfficeId office) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            nudge(office);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                nudge(office);
            }
        });
    }

    /** Calls the listener at each change of the office until the returned handle is closed. */
    public Subscription subscribe(OfficeId office, Runnable listener) {
        listeners.computeIfAbsent(office, key -> ConcurrentHashMap.newKeySet()).add(listener);
        return () -> listeners.computeIfPresent(office, (key, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    /**
     * The number of the office's latest change in this process. Who takes it before reading rows, and finds another one once
     * a listener hears changes, may have missed one in between.
     */
    public long latest(OfficeId office) {
        return latest.getOrDefault(office, first);
    }

    private void nudge(OfficeId office) {
        latest.put(office, numbers.incrementAndGet());
        listeners.getOrDefault(office, Set.of()).forEach(Runnable::run);
    }

    /** Ends a subscription. */
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
