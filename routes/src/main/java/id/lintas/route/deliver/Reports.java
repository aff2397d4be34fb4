package id.lintas.route.deliver;

import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Tried;
import id.lintas.route.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Tells the ledger how tries ended: at once, and together whatever ended while it was being told of others. Of what cannot be told
 * the lease ends, and the message is sent again under the same id. Thread-safe; whoever tells may do so for others.
 */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int MOST = 64;

    private final Deliveries deliveries;
    private final Queue<Tried> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    Reports(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void tell(Tried tried) {
        waiting.add(tried);
        while (!waiting.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                tell(next());
            } finally {
                telling.set(false);
            }
        }
    }

    private List<Tried> next() {
        List<Tried> next = new ArrayList<>();
        Tried first = waiting.poll();
        while (first != null) {
            next.add(first);
            first = next.size() < MOST ? waiting.poll() : null;
        }
        return next;
    }

    /** Tells them together, and each alone where together they are refused. */
    void tell(List<Tried> together) {
        if (together.isEmpty()) {
            return;
        }
        try {
            deliveries.report(together);
        } catch (RuntimeException e) {
            if (together.size() == 1 || away(e)) {
                together.forEach(tried -> LOG.warn(
                        "delivery={} could not be reported: {}",
                        tried.claim().envelope().id(),
                        Failures.describe(e)));
            } else {
                together.forEach(tried -> tell(List.of(tried)));
            }
        }
    }

    /** Nobody's fault among them: the ledger cannot be reached. */
    private static boolean away(RuntimeException failure) {
        return failure instanceof TransactionException || failure instanceof NonTransientDataAccessResourceException;
    }
}
