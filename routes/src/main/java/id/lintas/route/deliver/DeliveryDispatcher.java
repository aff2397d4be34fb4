package id.lintas.route.deliver;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Held;
import id.lintas.delivery.Links;
import id.lintas.delivery.SendResult;
import id.lintas.delivery.Tried;
import id.lintas.delivery.Window;
import id.lintas.route.BackgroundWork;
import id.lintas.route.Failures;
import id.lintas.route.NodeName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Claims what the hub owes its peers and sends it. One for each node; what a node does not finish, another takes over when
 * the lease ends. Of one office's link at most sixteen messages are claimed or unanswered at a time, and 64 for the registry, which
 * takes them off a queue together; the rest stays rows, where an operator sees and holds it. What goes to one queue goes together,
 * and each alone where that fails. Waits for Camel and stops before it.
 *
 * <p>Does not depend on the Camel context itself: Spring would start that together with this bean, before its routes are there.
 */
@Component
class DeliveryDispatcher extends BackgroundWork {

    static final int THREADS = 16;
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryDispatcher.class);
    private static final int MOST = 256;
    private static final Window WINDOW = new Window(16, 64);

    /** So many threads put bundles on queues: while one waits for the broker's disk, the next is made. */
    private static final int BUNDLERS = 2;

    /** A broker that hangs holds no more than this in memory; the rest stays due. */
    private static final int MOST_BUNDLED = 1_024;

    private static final Duration LEASE = Duration.ofSeconds(30);

    /** A try may take fifteen seconds and must end within the lease; what has waited longer than this is not begun. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(12);

    private static final SendResult TOO_LATE = SendResult.retry("not sent: the peer is slow");

    /** Windows open again as peers answer, so what was busy a moment ago is looked at soon; not sooner, so that there is a bundle. */
    private static final Duration WHILE_BUSY = Duration.ofMillis(30);

    private static final Duration RECLAIM_EVERY = Duration.ofSeconds(5);

    private static final Duration TELL_OF_HANDED_OVER_EVERY = Duration.ofMillis(500);

    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

    private final Deliveries deliveries;
    private final Sender sender;
    private final Clock clock;
    private final Duration every;
    private final String owner = NodeName.current();
    private final AtomicInteger numbers = new AtomicInteger();

    DeliveryDispatcher(Deliveries deliveries, Sender sender, Clock clock, DispatchSettings settings) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.clock = clock;
        this.every = settings.every();
    }

    @Override
    protected Runnable begin() {
        return new Run()::stop;
    }

    /** The dispatcher between one start and the next stop. */
    private final class Run {

        private final Bulkheads bulkheads = new Bulkheads(THREADS);
        private final Outage outage = new Outage(every, LONGEST_BACK_OFF);
        private final ExecutorService senders = Executors.newFixedThreadPool(THREADS, this::thread);
        private final ExecutorService bundlers = Executors.newFixedThreadPool(BUNDLERS, this::thread);
        private final AtomicInteger bundled = new AtomicInteger();
        private final Reports reports = new Reports(deliveries);
        private final Thread poller = new Thread(this::poll, "lintas-dispatch-poll");
        private volatile boolean stopping;
        private long reclaimedAt = System.nanoTime();
        private long toldAt = reclaimedAt;

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
                tellOfHandedOver();
                reclaim();
                int most = MOST - bulkheads.waitingForThreads();
                if (most <= 0) {
                    return MOST - 1;
                }
                List<Claim> claims = deliveries.claim(owner, most, WINDOW, LEASE, held());
                outage.over();
                share(claims, clock.instant());
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

        private void tellOfHandedOver() {
            long now = System.nanoTime();
            if (now - toldAt > TELL_OF_HANDED_OVER_EVERY.toNanos()) {
                toldAt = now;
                bundlers.execute(reports::tellOfHandedOver);
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

        private Held held() {
            Held held = sender.held();
            return bundled.get() < MOST_BUNDLED ? held : held.with(Links.REGISTRY);
        }

        private void share(List<Claim> claims, Instant since) {
            List<Outgoing> queued = new ArrayList<>();
            for (Claim claim : claims) {
                Optional<Outgoing> outgoing = sender.onQueue(claim);
                outgoing.ifPresentOrElse(queued::add, () -> bulkheads.offer(claim, since));
            }
            for (Bundle bundle : Bundle.of(queued, since)) {
                if (bundle.outgoing().size() == 1) {
                    unbundle(bundle);
                } else {
                    bundled.addAndGet(bundle.outgoing().size());
                    bundlers.execute(() -> deliver(bundle));
                }
            }
        }

        private void unbundle(Bundle bundle) {
            bundle.outgoing().forEach(outgoing -> bulkheads.offer(outgoing.claim(), bundle.since()));
        }

        private void deliver(Bundle bundle) {
            try {
                if (stopping) {
                    return;
                }
                if (bundle.olderThan(LONGEST_WAIT, clock.instant())) {
                    reports.tell(bundle.outgoing().stream()
                            .map(outgoing -> new Tried(outgoing.claim(), TOO_LATE))
                            .toList());
                    return;
                }
                reports.tell(sender.send(bundle));
            } catch (RuntimeException e) {
                LOG.info("queue={} takes no bundle, each goes alone: {}", bundle.queue(), Failures.describe(e));
                unbundle(bundle);
                begin();
            } finally {
                bundled.addAndGet(-bundle.outgoing().size());
            }
        }

        private void deliver(Bulkheads.Waiting waiting) {
            SendResult result = SendResult.retry("not sent");
            try {
                result = attempt(waiting);
                reports.tell(List.of(new Tried(waiting.claim(), result)));
            } finally {
                bulkheads.done(Channel.of(waiting.claim()), result.kind() != SendResult.Kind.RETRY);
                begin();
            }
        }

        private SendResult attempt(Bulkheads.Waiting waiting) {
            if (waiting.since().plus(LONGEST_WAIT).isBefore(clock.instant())) {
                return TOO_LATE;
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
            List.of(senders, bundlers).forEach(ExecutorService::shutdown);
            long end = System.nanoTime() + PATIENCE_AT_STOP.toNanos();
            for (ExecutorService threads : List.of(senders, bundlers)) {
                end(threads, end - System.nanoTime());
            }
            reports.tellOfAll();
        }

        private static void end(ExecutorService threads, long patience) {
            try {
                if (!threads.awaitTermination(patience, TimeUnit.NANOSECONDS)) {
                    threads.shutdownNow();
                }
            } catch (InterruptedException e) {
                threads.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }
}
