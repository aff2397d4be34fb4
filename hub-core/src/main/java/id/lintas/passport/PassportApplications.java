package id.lintas.passport;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.sql.Later;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The cases of the offices. Every move is audited and nudges the office's screens. */
@Service
public class PassportApplications {

    private final ApplicationStore store;
    private final OfficeTransactions transactions;
    private final Ledger ledger;
    private final List<MoveCondition> conditions;
    private final Clock clock;

    PassportApplications(
            ApplicationStore store,
            OfficeTransactions transactions,
            Ledger ledger,
            List<MoveCondition> conditions,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.ledger = ledger;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** Adds a case; needs the office's open transaction. */
    public void add(PassportApplication application) {
        store.insert(application, clock.instant());
        ledger.nudges().changed(application.office());
    }

    /**
     * The case.
     *
     * @throws UnknownApplication if the office has no such case
     */
    public PassportApplication get(OfficeId office, UUID id) {
        return transactions.in(office, () -> store.find(office, id).orElseThrow(() -> new UnknownApplication(id)));
    }

    /** The office's latest cases, newest first. */
    public List<PassportApplication> latest(OfficeId office, int most) {
        return transactions.in(office, () -> store.latest(office, most));
    }

    /**
     * A page of the office's cases, newest first.
     *
     * @param stage only those that stand there, or null for all
     * @param before only those older than this one, or null to begin with the newest
     */
    public List<PassportApplication> page(OfficeId office, @Nullable Stage stage, @Nullable UUID before, int most) {
        return transactions.in(office, () -> store.page(office, stage, before, most));
    }

    /** The cases of a booking, in the order in which they were entered. */
    public List<PassportApplication> ofBooking(OfficeId office, String bookingCode) {
        return transactions.in(office, () -> store.ofBooking(office, bookingCode));
    }

    /**
     * Looks for the office's cases of a person; that somebody did is audited.
     *
     * @param actor who looks
     */
    public NikTrace search(OfficeId office, Nik nik, String actor) {
        NikTrace trace = new NikTrace(store.indexes(office, nik), nik.masked());
        transactions.run(office, () -> {
            int found = store.ofIndexes(office, trace.indexes()).size();
            ledger.audit().record(office, actor, AuditEvent.NIK_SEARCHED, "nik", found + " found");
        });
        return trace;
    }

    /** The cases that a search was for, newest first. */
    public List<PassportApplication> of(OfficeId office, NikTrace trace) {
        return transactions.in(office, () -> store.ofIndexes(office, trace.indexes()));
    }

    /** The office's cases of a person, newest first. Nothing is audited: for callers who write down themselves that they look. */
    public List<PassportApplication> of(OfficeId office, Nik nik) {
        return of(office, new NikTrace(store.indexes(office, nik), nik.masked()));
    }

    /** When the case's personal data was deleted, if it was. */
    public Optional<Instant> purgedAt(OfficeId office, UUID id) {
        return transactions.in(office, () -> store.purgedAt(office, id));
    }

    /**
     * Writes another name of the applicant; the NIK and the birth date in it come from the registry and stay. Joins the
     * office's transaction, where the caller audits why.
     *
     * @param name 1 to 100 characters
     * @return the name before
     * @throws UnknownApplication if the office has no such case, or its personal data was deleted
     */
    public String correctName(OfficeId office, UUID id, String name) {
        return transactions.in(office, () -> {
            PassportApplication current = locked(office, id);
            Applicant before = current.applicant();
            if (before == null) {
                throw new UnknownApplication(id);
            }
            store.correct(current.named(name));
            ledger.nudges().changed(office);
            return before.name();
        });
    }

    /** The case, which nobody else moves until the end of the office's open transaction. */
    public PassportApplication hold(OfficeId office, UUID id) {
        return transactions.in(office, () -> locked(office, id));
    }

    /**
     * Like {@link #hold}, looked at when somebody does; needs the office's open transaction.
     *
     * @return what throws {@link UnknownApplication} if the office has no such case
     */
    public Later<PassportApplication> holding(OfficeId office, UUID id) {
        Later<List<PassportApplication>> held = store.lock(office, id);
        return () -> held.get().stream().findFirst().orElseThrow(() -> new UnknownApplication(id));
    }

    /** Whether the case may go there now, by its stage and by everything else that such a move waits for. */
    public boolean allows(PassportApplication current, Stage next) {
        return transactions.in(
                current.office(),
                () -> current.stage().leadsTo(next)
                        && !current.purged()
                        && conditions.stream().allMatch(condition -> condition.allows(current, next)));
    }

    /**
     * Moves a case on; joins a running transaction of the office.
     *
     * @param actor who decides: a user name or a peer
     * @throws UnknownApplication if the office has no such case
     * @throws IllegalTransition if its stage does not lead there, also when somebody else moved it at the same time; or if a
     *     {@link MoveCondition} does not hold
     */
    public PassportApplication move(OfficeId office, UUID id, Stage next, String actor) {
        return transactions.in(office, () -> move(office, locked(office, id), next, actor));
    }

    /** Like {@link #move(OfficeId, UUID, Stage, String)}, for a case that this transaction holds and nobody in it has changed since. */
    public PassportApplication move(PassportApplication held, Stage next, String actor) {
        return transactions.in(held.office(), () -> move(held.office(), held, next, actor));
    }

    /**
     * Moves a case on as people at the office decided. A check that runs is not theirs to end.
     *
     * @throws UnknownApplication if the office has no such case
     * @throws IllegalTransition if its stage does not lead there, a {@link MoveCondition} does not hold, or a check runs
     */
    public PassportApplication decide(OfficeId office, UUID id, Stage next, String actor) {
        return transactions.in(office, () -> decide(office, locked(office, id), next, actor));
    }

    /**
     * Like {@link #decide(OfficeId, UUID, Stage, String)}, if the case still is as the actor saw it.
     *
     * @param version the version that the actor decided upon
     * @return the case after the move, or empty if it has another version by now and nothing happened
     */
    public Optional<PassportApplication> decide(OfficeId office, UUID id, Stage next, int version, String actor) {
        return transactions.in(
                office,
                () -> Optional.of(locked(office, id))
                        .filter(current -> current.version() == version)
                        .map(current -> decide(office, current, next, actor)));
    }

    private PassportApplication decide(OfficeId office, PassportApplication current, Stage next, String actor) {
        if (current.stage() == Stage.ADJUDICATING) {
            throw new IllegalTransition(current.stage(), next);
        }
        return move(office, current, next, actor);
    }

    private PassportApplication locked(OfficeId office, UUID id) {
        return holding(office, id).get();
    }

    private PassportApplication move(OfficeId office, PassportApplication current, Stage next, String actor) {
        PassportApplication moved = current.moveTo(next, clock.instant());
        if (!conditions.stream().allMatch(condition -> condition.allows(current, next))) {
            throw new IllegalTransition(current.stage(), next);
        }
        store.update(moved);
        ledger.audit()
                .record(office, actor, AuditEvent.STAGE_CHANGED, moved.id().toString(), next.name());
        ledger.nudges().changed(office);
        return moved;
    }

    /** What a case's transaction writes besides its own rows. */
    @org.springframework.stereotype.Component("passportLedger")
    record Ledger(AuditTrail audit, OfficeNudges nudges) {}
}
