package id.lintas.app.live;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page: an event within a fifth of a second after a change, and at most five a second however often its office changes. Thread-safe. */
final class OfficeStream {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long RECONNECT_MILLIS = 5000;

    private final SseEmitter emitter;
    private final BooleanSupplier may;
    private final ScheduledExecutorService senders;
    private final Clock clock;
    private final AtomicBoolean pending = new AtomicBoolean();
    private volatile Instant last = Instant.EPOCH;

    OfficeStream(SseEmitter emitter, BooleanSupplier may, ScheduledExecutorService senders, Clock clock) {
        this.emitter = emitter;
        this.may = may;
        this.senders = senders;
        this.clock = clock;
    }

    /** Called on the thread that committed, so it only plans the event. */
    void changed() {
        if (pending.compareAndSet(false, true)) {
            Duration wait = Duration.between(clock.instant(), last.plus(PAUSE));
            try {
                var unused = senders.schedule(this::push, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                end();
            }
        }
    }

    void heartbeat() {
        send(SseEmitter.event().reconnectTime(RECONNECT_MILLIS).comment("here"));
    }

    void end() {
        emitter.complete();
    }

    private void push() {
        // In this order: a change that comes in between must find when the last event was, or it would be sent at once.
        last = clock.instant();
        pending.set(false);
        send(SseEmitter.event().name("changed").data("1"));
    }

    private void send(SseEmitter.SseEventBuilder event) {
        if (!may.getAsBoolean()) {
            end();
            return;
        }
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException e) {
            // The page is gone; the container reports it to onError, which removes this stream.
            emitter.completeWithError(e);
        }
    }
}
