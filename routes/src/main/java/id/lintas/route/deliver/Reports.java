package id.lintas.route.deliver;

import id.lintas.delivery.Deliveries;
import id.lintas.delivery.SendResult;
import id.lintas.delivery.Tried;
import id.lintas.route.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.transaction.TransactionException;

/**
 * Tells the ledger how tries ended: within moments, and together whatever ended in them or while it was being told of others. What was
 * put on a peer's queue is told of two seconds later, as most peers have answered by then and there is no change left to write. Of what
 * cannot be told the lease ends, and the message is sent again under the same id. Thread-safe; whoever tells may do so for others.
 */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final int MOST = 256;

    /** Whoever tells waits for so long that others end: a commit costs the ledger far more than a try in it. */
    private static final Duration GATHER = Duration.ofMillis(25);

    /** Far less than a lease, and longer than most peers take to answer what they found in their queue. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

    private final Deliveries deliveries;
    private final Queue<Tried> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<HandedOver> handedOver = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean telling = new AtomicBoolean();
    private final AtomicBoolean tellingOfHandedOver = new AtomicBoolean();

    Reports(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** What lies in a peer's queue since that nanosecond; thousands after an outage, so without what they say. */
    private record HandedOver(Tried tried, long since) {}

    void tell(List<Tried> ended) {
        long now = System.nanoTime();
        for (Tried tried : ended) {
            if (waits(tried)) {
                handedOver.add(new HandedOver(new Tried(tried.claim().withoutBody(), tried.result()), now));
            } else {
                waiting.add(tried);
            }
        }
        while (!waiting.isEmpty() && telling.compareAndSet(false, true)) {
            try {
                gather();
                together(next(waiting::poll));
            } finally {
                telling.set(false);
            }
        }
    }

    private static void gather() {
        try {
            TimeUnit.NANOSECONDS.sleep(GATHER.toNanos());
        } catch (InterruptedException e) {
            // The hub stops: what ended is told all the same.
            Thread.currentThread().interrupt();
        }
    }

    private static boolean waits(Tried tried) {
        return tried.result().kind() == SendResult.Kind.HANDED_OVER;
    }

    /** Tells of what was put on queues two seconds ago and more; to be called well within a lease. */
    void tellOfHandedOver() {
        tellOfHandedOver(System.nanoTime() - ANSWERED_WITHIN.toNanos());
    }

    /** Tells of everything that was put on queues. */
    void tellOfAll() {
        tellOfHandedOver(System.nanoTime());
    }

    /** One thread at a time; whoever comes meanwhile leaves it to that one, or to the next time. */
    private void tellOfHandedOver(long until) {
        if (!tellingOfHandedOver.compareAndSet(false, true)) {
            return;
        }
        try {
            List<Tried> next = next(() -> handedOver(until));
            while (!next.isEmpty()) {
                together(next);
                next = next(() -> handedOver(until));
            }
        } finally {
            tellingOfHandedOver.set(false);
        }
    }

    private @Nullable Tried handedOver(long until) {
        HandedOver first = handedOver.peek();
        return first == null || first.since() - until > 0
                ? null
                : handedOver.remove().tried();
    }

    private static List<Tried> next(Supplier<@Nullable Tried> from) {
        List<Tried> next = new ArrayList<>();
        Tried first = from.get();
        while (first != null) {
            next.add(first);
            first = next.size() < MOST ? from.get() : null;
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
