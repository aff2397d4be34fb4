package id.lintas.rescue;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.CaseSettled;
import id.lintas.sql.Later;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Serving a case before its payment's confirmation is here: for a day, under somebody's name. The confirmation ends it by
 * itself; without one it is escalated, never forgotten.
 */
@Service
public class Acceptances implements CaseSettled {

    /** How long a case may be served before people must look. */
    public static final Duration VALID_FOR = Duration.ofHours(24);

    /** Numbers of slips: with digits, and nothing that could be a sentence about a person. */
    private static final Pattern NUMBER = Pattern.compile("(?=(?:.*[0-9]){4})[A-Za-z0-9 ./-]{4,64}");

    private final AcceptanceStore store;
    private final PassportApplications applications;
    private final Ledger ledger;

    Acceptances(AcceptanceStore store, PassportApplications applications, Ledger ledger) {
        this.store = store;
        this.applications = applications;
        this.ledger = ledger;
    }

    /** What an acceptance writes besides its row. */
    @org.springframework.stereotype.Component("acceptanceLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit, OfficeNudges nudges, Clock clock) {}

    /** Why a case was not accepted. */
    public enum Refusal {
        /** It waits for no payment: it has none to pay yet, or is paid. */
        NOT_UNPAID,
        /** It is accepted already. */
        ACCEPTED_BEFORE,
        /** A number on the slip is needed: 4 to 64 letters, digits, blanks, dots, dashes and slashes, four of them digits. */
        NO_REFERENCE
    }

    /**
     * Accepts a case until a day from now.
     *
     * @param partner who said that it was paid; empty for a slip
     * @param reference the number in the answer or on the slip
     * @return why not, or empty if it was accepted
     * @throws id.lintas.passport.UnknownApplication if the office has no such case
     */
    public Optional<Refusal> accept(
            OfficeId office,
            UUID application,
            Acceptance.Evidence evidence,
            String partner,
            String reference,
            @Nullable Instant paidAt,
            String actor) {
        String number = reference.strip();
        if (!NUMBER.matcher(number).matches()) {
            return Optional.of(Refusal.NO_REFERENCE);
        }
        return ledger.transactions().in(office, () -> {
            PassportApplication served = applications.hold(office, application);
            if (served.stage() != Stage.BILLED) {
                return Optional.of(Refusal.NOT_UNPAID);
            }
            Instant now = ledger.clock().instant();
            Acceptance one = new Acceptance(
                    UuidCreator.getTimeOrderedEpoch(),
                    application,
                    evidence,
                    partner,
                    number,
                    paidAt,
                    now,
                    actor,
                    now.plus(VALID_FOR),
                    null,
                    null);
            if (!store.insert(office, one)) {
                return Optional.of(Refusal.ACCEPTED_BEFORE);
            }
            note(office, actor, AuditEvent.SERVED_PROVISIONALLY, application, evidence + " until " + one.expiresAt());
            return Optional.empty();
        });
    }

    /** The case's latest acceptance. */
    public Optional<Acceptance> of(OfficeId office, UUID application) {
        return ledger.transactions().in(office, () -> store.latest(office, application));
    }

    /** What stands at the office, and what was escalated and still has no payment; latest first. */
    public List<Acceptance> open(OfficeId office, int most) {
        return ledger.transactions().in(office, () -> store.open(office, most));
    }

    @Override
    public Runnable listen(OfficeId office, UUID application) {
        Later<Boolean> stands = store.stands(office, application);
        return () -> {
            if (stands.get()) {
                confirmed(office, application);
            }
        };
    }

    private void confirmed(OfficeId office, UUID application) {
        if (store.end(
                        office,
                        application,
                        Acceptance.End.CONFIRMED,
                        ledger.clock().instant())
                > 0) {
            note(office, "hub", AuditEvent.PROVISIONAL_ENDED, application, Acceptance.End.CONFIRMED.name());
        }
    }

    /** Escalates what no confirmation came for in time; several nodes may do so at once. Returns how many. */
    public int escalate(OfficeId office) {
        Instant now = ledger.clock().instant();
        return ledger.transactions().in(office, () -> {
            List<UUID> overdue = store.overdue(office, now);
            overdue.forEach(application -> {
                store.end(office, application, Acceptance.End.ESCALATED, now);
                note(office, "hub", AuditEvent.PROVISIONAL_ENDED, application, Acceptance.End.ESCALATED.name());
            });
            return overdue.size();
        });
    }

    private void note(OfficeId office, String actor, AuditEvent event, UUID application, String detail) {
        ledger.audit().record(office, actor, event, application.toString(), detail);
        ledger.nudges().changed(office);
    }
}
