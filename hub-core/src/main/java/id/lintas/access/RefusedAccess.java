package id.lintas.access;

import id.lintas.audit.Actor;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditOutcome;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Tells the audit who asked for what an office does not have for them: another office's page, or an id that is none of the
 * office's own. The entry stands in the chain of the office that was asked for, since it is that office's evidence; where
 * there is no such office, in the directorate's, since a name that somebody made up must not begin a chain. Whether the
 * thing exists elsewhere is not looked at, so that the answer and its time are the same either way.
 *
 * <p>Bounded: the first refusal of somebody at an office is written at once, those of the minute after it are counted, and
 * their number is written once. No more than {@value #REMEMBERED} pairs are told apart at a time; what is beyond counts as
 * {@link RefusedLogins#NOBODY}'s. Thread-safe. Never throws: a refusal stands whether or not it could be written.
 */
@Service
public class RefusedAccess implements DisposableBean {

    static final int REMEMBERED = 10_000;
    private static final Duration APART = Duration.ofMinutes(1);

    private final Map<Who, Repeats> known = new ConcurrentHashMap<>();
    private final Offices offices;
    private final AuditTrail audit;
    private final Clock clock;

    RefusedAccess(Offices offices, AuditTrail audit, Clock clock) {
        this.offices = offices;
        this.audit = audit;
        this.clock = clock;
    }

    private record Who(String actor, OfficeId office) {}

    /** Since when, and how many came after the first. */
    private record Repeats(Instant since, long more) {

        boolean over(Instant now) {
            return !now.isBefore(since.plus(APART));
        }

        Repeats again() {
            return new Repeats(since, more + 1);
        }
    }

    /**
     * Writes or counts one.
     *
     * @param actor a person's user name or a machine's client
     * @param asked the office as the caller named it; may be anything
     * @param subject what was asked for: an id, or a dash. Nothing that was typed
     * @param detail which call it was, without its values
     */
    public void refused(String actor, String asked, String subject, String detail) {
        Instant now = clock.instant();
        Who who = bounded(new Who(actor, chain(asked)));
        Repeats before = known.get(who);
        if (before != null && before.over(now) && known.remove(who, before)) {
            count(who, before);
        }
        Repeats repeats = known.merge(who, new Repeats(now, 0), (first, one) -> first.again());
        if (repeats.more() == 0) {
            write(who, subject, detail);
        }
    }

    /** Tells how many followed the entries that are older than a minute. */
    @Scheduled(fixedDelay = 10_000, initialDelay = 60_000)
    void tell() {
        Instant now = clock.instant();
        known.forEach((who, repeats) -> {
            if (repeats.over(now) && known.remove(who, repeats)) {
                count(who, repeats);
            }
        });
    }

    /** What was counted is told too, if the database is still there. */
    @Override
    public void destroy() {
        known.forEach((who, repeats) -> {
            if (known.remove(who, repeats)) {
                count(who, repeats);
            }
        });
    }

    private void count(Who who, Repeats repeats) {
        if (repeats.more() > 0) {
            write(who, "-", repeats.more() + " more since " + repeats.since());
        }
    }

    private void write(Who who, String subject, String detail) {
        audit.recordApart(
                who.office(), Actor.of(who.actor()), AuditEvent.ACCESS_REFUSED, AuditOutcome.REFUSED, subject, detail);
    }

    private Who bounded(Who who) {
        return known.size() < REMEMBERED || known.containsKey(who)
                ? who
                : new Who(RefusedLogins.NOBODY, OfficeId.CENTRAL);
    }

    private OfficeId chain(String asked) {
        try {
            OfficeId office = new OfficeId(asked);
            return offices.known(office).isPresent() ? office : OfficeId.CENTRAL;
        } catch (IllegalArgumentException e) {
            return OfficeId.CENTRAL;
        }
    }
}
