package id.lintas.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;

/**
 * Writes who did what, in the transaction of the change itself. Entries are never changed or deleted; {@link AuditSealer}
 * chains them shortly after the commit, so that no transaction waits for another's.
 */
@Service
public class AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_DETAIL = 4000;

    private final AuditStore store;
    private final OfficeTransactions transactions;
    private final Clock clock;

    AuditTrail(AuditStore store, OfficeTransactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Adds an entry; needs the office's open transaction.
     *
     * @param actor a person's user name, or the peer whose message decided
     * @param subject the case, booking or payment concerned
     * @param detail further facts; no names and no identity numbers
     */
    public void record(OfficeId office, String actor, AuditEvent event, String subject, String detail) {
        record(office, Actor.of(actor), event, subject, detail);
    }

    /** Adds an entry that also says from where and why; needs the office's open transaction. */
    public void record(OfficeId office, Actor actor, AuditEvent event, String subject, String detail) {
        insert(office, actor, event, AuditOutcome.DONE, subject, detail);
    }

    /**
     * Adds an entry in a transaction of its own, which stays when the caller's is rolled back: for what was refused or
     * went wrong. Takes a second connection while the caller's transaction is open, so call it after that has ended
     * where you can. Never throws for want of a database: the refusal stands, and the log says at level error
     * that its entry is missing.
     */
    public void recordApart(
            OfficeId office, Actor actor, AuditEvent event, AuditOutcome outcome, String subject, String detail) {
        try {
            transactions.apart(office, () -> {
                insert(office, actor, event, outcome, subject, detail);
                return true;
            });
        } catch (DataAccessException | TransactionException e) {
            LOG.error("audit entry lost: office {} event {} outcome {}", office, event, outcome, e);
        }
    }

    /** The entries of the subjects, oldest first; needs the office's open transaction. */
    public List<Entry> of(OfficeId office, List<String> subjects) {
        return store.ofSubjects(office, subjects).stream()
                .map(entry -> new Entry(entry.at(), entry.actor(), AuditEvent.valueOf(entry.event()), entry.detail()))
                .toList();
    }

    private void insert(
            OfficeId office, Actor actor, AuditEvent event, AuditOutcome outcome, String subject, String detail) {
        OfficeId workplace = actor.workplace();
        store.insert(new AuditEntry(
                office,
                UuidCreator.getTimeOrderedEpoch(),
                clock.instant(),
                kept(actor.name(), LONGEST_SUBJECT),
                workplace == null ? "" : workplace.value(),
                event.name(),
                outcome,
                kept(subject, LONGEST_SUBJECT),
                kept(detail, LONGEST_DETAIL),
                kept(actor.reason(), Actor.LONGEST_REASON)));
    }

    /** What a database can hold of the text: nobody escapes the trail by a letter that cannot be written. */
    static String kept(String text, int longest) {
        StringBuilder kept = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints()
                .limit(longest)
                .map(point -> point == 0 || Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** An entry of the trail. */
    public record Entry(Instant at, String actor, AuditEvent event, String detail) {}
}
