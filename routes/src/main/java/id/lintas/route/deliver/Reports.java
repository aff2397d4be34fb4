package id.lintas.route.deliver;

import id.lintas.delivery.Deliveries;
import id.lintas.delivery.SendResult;
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
 * Tells the ledger how tries ended: at once, and together whatever ended while it was being told of others. What was put on a peer's
 * queue is told of later, as most peers have answered by then and there is no change left to write. Of what cannot be told
 * the lease ends, and the message is sent again under the same id. Thread-safe; whoever tells may do so for others.
 */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int MOST = 256;

    private final Deliveries deliveries;
    private final Queue<Tried> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<Tried> handedOver = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();

    Reports(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    void tell(List<Tried> ended) {
        ended.forEach(tried -> (waits(tried) ? handedOver : waiting).add(tried));
        while (!waiting.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                together(next(waiting));
            } finally {
                telling.set(false);
            }
        }
    }

    private static boolean waits(Tried tried) {
        return tried.result().kind() == SendResult.Kind.HANDED_OVER;
    }

    /** Tells of everything that was put on queues until now; to be called well within a lease. */
    void tellOfHandedOver() {
        List<Tried> next = next(handedOver);
        while (!next.isEmpty()) {
            together(next);
            next = next(handedOver);
        }
    }

    private static List<Tried> next(Queue<Tried> from) {
        List<Tried> next = new ArrayList<>();
        Tried first = from.poll();
        while (first != null) {
            next.add(first);
            first = next.size() < MOST ? from.poll() : null;
        }
        return next;
    }

    /** Tells them together, and each alone where together they are refused. */
    private void together(List<Tried> together) {
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
                together.forEach(tried -> together(List.of(tried)));
            }
        }
    }

    /** Nobody's fault among them: the ledger cannot be reached. */
    private static boolean away(RuntimeException failure) {
        return failure instanceof TransactionException || failure instanceof NonTransientDataAccessResourceException;
    }
}
