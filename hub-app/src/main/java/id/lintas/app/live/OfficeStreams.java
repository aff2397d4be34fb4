package id.lintas.app.live;

import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.tenants.TenantsChanged;
import id.lintas.tenants.TenantsListener;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Open event streams, few for each person. An event names nothing but "changed", so it carries no data that a right could
 * be needed for; the right is checked again at each event all the same, and a stream without it ends.
 */
@Component
class OfficeStreams implements SmartLifecycle, TenantsListener {

    static final int MOST_FOR_A_PERSON = 6;
    private static final long LIFE_MILLIS = 600_000;

    /** A right that ends at the identity provider is noticed within 30 s of asking, one beat to ask and one to close: under 60 s. */
    private static final long HEARTBEAT_SECONDS = 12;

    private final Map<String, Set<OfficeStream>> open = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor senders;
    private final OfficeNudges nudges;
    private final Clock clock;
    private volatile boolean running;

    OfficeStreams(OfficeNudges nudges, Clock clock) {
        this.nudges = nudges;
        this.clock = clock;
        this.senders = new ScheduledThreadPoolExecutor(2, work -> {
            Thread thread = new Thread(work, "office-streams");
            thread.setDaemon(true);
            return thread;
        });
        senders.setRemoveOnCancelPolicy(true);
        senders.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Opens a stream, or not if the person has too many. A change since the page read its rows is told at once: on a slow line
     * seconds pass between the two.
     *
     * @param seen the office's latest change when the page read its rows; null for a stream that belongs to no page
     * @param may whether the person still may see the office; asked before each event, on another thread
     */
    Optional<SseEmitter> open(OfficeId office, String person, @Nullable Long seen, BooleanSupplier may) {
        Set<OfficeStream> mine = open.computeIfAbsent(person, name -> ConcurrentHashMap.newKeySet());
        if (mine.size() >= MOST_FOR_A_PERSON) {
            return Optional.empty();
        }
        SseEmitter emitter = new SseEmitter(LIFE_MILLIS);
        OfficeStream stream = new OfficeStream(emitter, may, senders, clock);
        mine.add(stream);
        OfficeNudges.Subscription subscription = nudges.subscribe(office, stream::changed);
        var heartbeat = senders.scheduleAtFixedRate(stream::heartbeat, 0, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        Runnable end = () -> {
            subscription.close();
            heartbeat.cancel(false);
            open.computeIfPresent(person, (name, streams) -> {
                streams.remove(stream);
                return streams.isEmpty() ? null : streams;
            });
        };
        emitter.onCompletion(end);
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> end.run());
        if (seen != null && nudges.latest(office) != seen) {
            stream.changed();
        }
        return Optional.of(emitter);
    }

    /** Whoever watches an office that is closed is shown out at once, not at the next event. */
    @Override
    public void changed(TenantsChanged change) {
        if (!change.removedOffices().isEmpty()) {
            open.values().forEach(streams -> streams.forEach(stream -> senders.execute(stream::heartbeat)));
        }
    }

    int openFor(String person) {
        return open.getOrDefault(person, Set.of()).size();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Open streams would otherwise be waited for as if they were requests about to end. */
    @Override
    public void stop() {
        running = false;
        senders.shutdownNow();
        open.values().forEach(streams -> streams.forEach(OfficeStream::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The first to stop, before the web server begins to wait. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
