package id.lintas.simulators.office;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One office's mood, its calls and its accepted events; safe for use by many threads. */
final class Inbox {

    private final Clock clock;
    private final Map<String, WebhookEvent> events = new LinkedHashMap<>();
    private final List<WebhookAttempt> attempts = new ArrayList<>();
    private Mood mood = Mood.UP;

    Inbox(Clock clock) {
        this.clock = clock;
    }

    synchronized void become(Mood next) {
        mood = next;
    }

    /** The mood for one call, which uses up that call. */
    synchronized Mood next() {
        Mood now = mood;
        if (now.calls() != Integer.MAX_VALUE) {
            mood = now.calls() > 1 ? new Mood(now.kind(), now.delay(), now.calls() - 1) : Mood.UP;
        }
        return now;
    }

    synchronized void store(String id, String body) {
        WebhookEvent known = events.get(id);
        events.put(id, known == null ? new WebhookEvent(id, clock.instant(), 1, body) : known.again());
    }

    synchronized void note(String id, int status) {
        attempts.add(new WebhookAttempt(id, clock.instant(), status));
    }

    synchronized List<WebhookEvent> events() {
        return List.copyOf(events.values());
    }

    synchronized List<WebhookAttempt> attempts() {
        return List.copyOf(attempts);
    }
}
