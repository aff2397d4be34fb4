package id.lintas.route.deliver;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.SendResult;
import id.lintas.route.Failures;
import id.lintas.route.NodeName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Claims what the hub owes its peers and sends it. One for each node; what a node does not finish, another takes over when
 * the lease ends. Of one office's link at most sixteen messages are claimed or unanswered at a time; the rest stays rows,
 * where an operator sees and holds it. Waits for Camel and stops before it.
 *
 * <p>Does not depend on the Camel context itself: Spring would start that together with this bean, before its routes are there.
 */
@Component
class DeliveryDispatcher implements SmartLifecycle {

    static final int THREADS = 16;
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDispatcher.class);
    private static final int MOST = 64;
    private static final int PER_CHANNEL = 16;
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** A try may take fifteen seconds and must end within the lease; what has waited longer than this is not begun. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);

    /** Windows open again as peers answer, so what was busy a moment ago is looked at soon. */
    private static final Duration WHILE_BUSY = Duration.ofMillis(5);

    private static final Duration RECLAIM_EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Sender sender;
    private final Clock clock;
    private final Duration every;
    private final String owner = NodeName.current();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile @Nullable Run run;

    DeliveryDispatcher(Deliveries deliveries, Sender sender, Clock clock, DispatchSettings settings) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
        this.every = settings.every();
    }

    @Override
    public synchronized void start() {
        if (run == null) {
            run = new Run();
        }
    }

    @Override
    public synchronized void stop() {
        Run current = run;
        if (current != null) {
            current.stop();
            run = null;
        }
    }

    @Override
    public boolean isRunning() {
        return run != null;
    }

    /** The dispatcher between one start and the next stop. */
    private final class Run {

        private final Bulkheads bulkheads = new Bulkheads(THREADS);
        private final Outage outage = new Outage(every, LONGEST_BACK_OFF);
        private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, this::thread);
        private final Thread poller = new Thread(this::poll, "lintas-dispatch-poll");
        private volatile boolean stopping;
        private long reclaimedAt = System.nanoTime();

        Run() {
            poller.setDaemon(true);
            poller.start();
        }

        private Thread thread(Runnable work) {
            Thread thread = new Thread(work, "lintas-dispatch-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }

        private void poll() {
            while (!stopping) {
                int claimed = sender.ready() ? look() : 0;
                if (claimed == 0) {
                    rest(outage.pause());
                } else if (claimed < MOST) {
                    rest(WHILE_BUSY);
                }
            }
        }

        private void rest(Duration pause) {
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                stopping = true;
            }
        }

        /** How much was claimed, or waits for threads. */
        private int look() {
            try {
                reclaim();
                int most = MOST - bulkheads.waitingForThreads();
                if (most <= 0) {
                    return MOST - 1;
                }
                List<Claim> claims = deliveries.claim(owner, most, PER_CHANNEL, LEASE, sender.held());
                outage.over();
                claims.forEach(claim -> bulkheads.offer(claim, clock.instant()));
                begin();
                return claims.size();
            } catch (RuntimeException e) {
                outage.noted(e);
                return 0;
            }
        }

        private void reclaim() {
            long now = System.nanoTime();
            if (now - reclaimedAt > RECLAIM_EVERY.toNanos()) {
                reclaimedAt = now;
                deliveries.reclaim();
            }
        }

        private void begin() {
            Optional<Bulkheads.Waiting> next = stopping ? Optional.empty() : bulkheads.next();
            while (next.isPresent()) {
                Bulkheads.Waiting waiting = next.get();
                senders.execute(() -> deliver(waiting));
                next = bulkheads.next();
            }
        }

        private void deliver(Bulkheads.Waiting waiting) {
            SendResult result = SendResult.retry("not sent");
            try {
                result = attempt(waiting);
                deliveries.report(waiting.claim(), result);
            } catch (RuntimeException e) {
                // The lease ends and the message is sent again under the same id.
                LOG.warn(
                        "delivery={} could not be reported: {}",
                        waiting.claim().envelope().id(),
                        Failures.describe(e));
            } finally {
                bulkheads.done(Channel.of(waiting.claim()), result.kind() != SendResult.Kind.RETRY);
                begin();
            }
        }

        private SendResult attempt(Bulkheads.Waiting waiting) {
            if (waiting.since().plus(LONGEST_WAIT).isBefore(clock.instant())) {
                return SendResult.retry("not sent: the peer is slow");
            }
            try {
                return sender.send(waiting.claim());
            } catch (Throwable e) {
                LOG.error("delivery={} failed: {}", waiting.claim().envelope().id(), Failures.describe(e));
                return SendResult.retry(e.getClass().getSimpleName());
            }
        }

        void stop() {
            stopping = true;
            bulkheads.forgetWaiting();
            poller.interrupt();
            senders.shutdown();
            try {
                if (!senders.awaitTermination(PATIENCE_AT_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                    senders.shutdownNow();
                }
            } catch (InterruptedException e) {
                senders.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
