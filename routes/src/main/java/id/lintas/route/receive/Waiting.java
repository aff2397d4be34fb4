package id.lintas.route.receive;

import id.lintas.intake.FileIntake;
import id.lintas.partner.PartnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies in a partner's folder and cannot be taken yet: shown to the operators once, if it stays as it is for too long. It
 * stands in nobody's way meanwhile.
 */
final class Waiting {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final int MOST = 1000;

    private final PartnerId partner;
    private final FileIntake intake;
    private final Duration patience;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    Waiting(PartnerId partner, FileIntake intake, Duration patience, Clock clock) {
        this.partner = partner;
        this.intake = intake;
        this.patience = patience;
        this.clock = clock;
    }

    private record Seen(long length, Instant since, boolean told) {}

    /** The file was seen and not taken. */
    void note(String name, long length, String why) {
        Instant now = clock.instant();
        if (seen.size() >= MOST && !seen.containsKey(name)) {
            return;
        }
        Seen before = seen.compute(
                name, (key, known) -> known != null && known.length() == length ? known : new Seen(length, now, false));
        if (!before.told() && before.since().plus(patience).isBefore(now)) {
            seen.put(name, new Seen(length, before.since(), true));
            try {
                intake.waits(partner, name, why);
            } catch (RuntimeException e) {
                // The files behind it matter more than the note.
                LOG.warn("partner={} a waiting file cannot be shown: {}", partner, e.toString());
            }
        }
    }

    /** The file waits no more. */
    void gone(String name) {
        seen.remove(name);
    }
}
