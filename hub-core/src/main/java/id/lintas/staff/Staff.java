package id.lintas.staff;

import id.lintas.access.RefusedAccess;
import id.lintas.audit.Actor;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditOutcome;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.staff.Assignment.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * An office's people. Every change is audited in its own transaction. What must agree with the identity provider goes
 * through {@link Assignment.State#OPENING}: the row says what is wanted, and who opens accounts makes it true, however often
 * that takes.
 */
@Service
public class Staff implements Assignments {

    private final StaffStore store;
    private final OfficeTransactions transactions;
    private final StaffTerms terms;
    private final AuditTrail audit;
    private final RefusedAccess refusals;
    private final Clock clock;

    Staff(
            StaffStore store,
            OfficeTransactions transactions,
            StaffTerms terms,
            AuditTrail audit,
            RefusedAccess refusals,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.terms = terms;
        this.audit = audit;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * What an admin wants somebody to be.
     *
     * @param username user name at the identity provider
     * @param roles at least one
     * @param endsOn last day
     * @param replaces the assignment that this one takes over from, or null
     */
    public record Wanted(
            String username,
            Set<StaffRole> roles,
            LocalDate endsOn,
            @Nullable UUID replaces) {

        public Wanted {
            roles = Set.copyOf(roles);
        }
    }

    @Override
    public Optional<Assignment> find(OfficeId office, String username) {
        return transactions.in(office, () -> store.find(office, username));
    }

    /**
     * The assignment.
     *
     * @throws UnknownAssignment if the office has none of that id
     */
    public Assignment get(OfficeId office, UUID id) {
        return transactions.in(office, () -> store.find(office, id).orElseThrow(() -> new UnknownAssignment(id)));
    }

    /** All assignments of the office, also those that are over, by user name. */
    public List<Assignment> all(OfficeId office) {
        return transactions.in(office, () -> store.all(office));
    }

    /** Today in the office's time zone. */
    public LocalDate today(OfficeId office) {
        return terms.today(office);
    }

    /**
     * Writes down that an account is to be opened; it gives no right before {@link #ready}.
     *
     * @throws StaffRefused if a rule forbids it; nothing is written then
     */
    public Assignment begin(OfficeId office, Wanted wanted, String actor) {
        return transactions.in(office, () -> {
            Assignment one = terms.draft(office, wanted);
            if (!store.insert(one, clock.instant())) {
                Assignment known = store.find(office, wanted.username()).orElseThrow();
                if (known.state() != Assignment.State.WITHDRAWN) {
                    throw new StaffRefused(StaffRefused.Reason.NAME_TAKEN);
                }
                one = known.changed(wanted.roles(), wanted.endsOn(), today(office))
                        .opening(wanted.replaces(), today(office));
                store.update(one, clock.instant());
            }
            audit.record(office, actor, AuditEvent.STAFF_ADDED, one.id().toString(), StaffTerms.text(one));
            return one;
        });
    }

    /**
     * Like {@link #begin}, for a person who was invited; one whose earlier time at the office is over begins again.
     *
     * @throws StaffRefused if the person is staff of the office at this moment, or a rule forbids the terms
     */
    Assignment join(OfficeId office, Wanted wanted) {
        return transactions.in(office, () -> {
            Optional<Assignment> known = store.find(office, wanted.username());
            if (known.isEmpty()) {
                return begin(office, wanted, wanted.username());
            }
            if (known.get().standing(today(office)) != Standing.ENDED) {
                throw new StaffRefused(StaffRefused.Reason.NAME_TAKEN);
            }
            terms.check(office, wanted.roles(), wanted.endsOn(), wanted.replaces());
            Assignment again = known.get()
                    .changed(wanted.roles(), wanted.endsOn(), today(office))
                    .opening(wanted.replaces(), today(office));
            store.update(again, clock.instant());
            audit.record(
                    office,
                    wanted.username(),
                    AuditEvent.STAFF_ADDED,
                    again.id().toString(),
                    StaffTerms.text(again));
            return again;
        });
    }

    /** Says that the account is open. May be repeated. */
    public Assignment ready(OfficeId office, UUID id, String account) {
        return change(office, id, one -> one.ready(account));
    }

    /** Says that no account came to be. */
    public Assignment withdraw(OfficeId office, UUID id, String actor) {
        return transactions.in(office, () -> {
            Assignment withdrawn = change(office, id, Assignment::withdrawn);
            audit.record(office, actor, AuditEvent.STAFF_ENDED, id.toString(), "account not opened");
            return withdrawn;
        });
    }

    @Override
    public Assignment adopt(OfficeId office, String username, String account, Set<StaffRole> roles) {
        return transactions.in(office, () -> {
            LocalDate today = today(office);
            Assignment one = terms.draft(office, new Wanted(username, roles, Rota.end(today), null))
                    .ready(account);
            if (store.insert(one, clock.instant())) {
                audit.record(
                        office,
                        username,
                        AuditEvent.STAFF_ADDED,
                        one.id().toString(),
                        StaffTerms.text(one) + " adopted");
            }
            return store.find(office, username).orElseThrow();
        });
    }

    /**
     * Gives other roles or another last day; revives an assignment that is over. One that the identity provider was told
     * to close is {@link Assignment.State#OPENING} afterwards.
     *
     * @throws StaffRefused if a rule forbids it, as when the office's last admin would go
     */
    public Assignment change(OfficeId office, UUID id, Set<StaffRole> roles, LocalDate endsOn, String actor) {
        return transactions.in(office, () -> {
            terms.check(office, roles, endsOn, null);
            Assignment changed = guarded(office, id, one -> one.changed(roles, endsOn, today(office)));
            audit.record(office, actor, AuditEvent.STAFF_CHANGED, id.toString(), StaffTerms.text(changed));
            return changed;
        });
    }

    /**
     * Ends an assignment at once.
     *
     * @throws StaffRefused if the office's last admin would go
     */
    public Assignment end(OfficeId office, UUID id, String actor) {
        return transactions.in(office, () -> {
            Assignment ended = guarded(office, id, one -> one.ended(clock.instant()));
            audit.record(office, actor, AuditEvent.STAFF_ENDED, id.toString(), "ended by hand");
            return ended;
        });
    }

    @Override
    public void loggedIn(Assignment mine) {
        transactions.run(mine.office(), () -> store.loggedIn(mine.office(), mine.id(), clock.instant()));
    }

    @Override
    public void note(Assignment about, AuditEvent event, String actor, String detail) {
        transactions.run(
                about.office(),
                () -> audit.record(about.office(), actor, event, about.id().toString(), detail));
    }

    @Override
    public void mayNot(Assignment mine, String duty) {
        refusals.refused(mine.username(), mine.office().value(), mine.id().toString(), duty);
    }

    @Override
    public void stayedOut(Assignment mine, String why) {
        audit.recordApart(
                mine.office(),
                Actor.of(mine.username()),
                AuditEvent.LOGIN_REFUSED,
                AuditOutcome.REFUSED,
                mine.id().toString(),
                why);
    }

    /** Assignments that wait to be opened for longer than this. */
    public List<Assignment> openingFor(OfficeId office, Duration longerThan) {
        return transactions.in(
                office, () -> store.openingSince(office, clock.instant().minus(longerThan)));
    }

    /** Assignments that are over, while the identity provider does not know it yet. */
    public List<Assignment> over(OfficeId office) {
        return transactions.in(office, () -> store.over(office, today(office)));
    }

    /** Says that the identity provider knows that it is over; nothing if somebody revived it meanwhile. */
    public void closed(OfficeId office, UUID id, String detail) {
        transactions.run(office, () -> {
            Assignment one = locked(office, id);
            if (one.standing(today(office)) == Standing.ENDED) {
                store.update(one.closed(clock.instant()), clock.instant());
                audit.record(office, "hub", AuditEvent.STAFF_CLOSED, id.toString(), detail);
            }
        });
    }

    /** All rows of the office are held, so that two admins cannot take the role from each other at the same time. */
    private Assignment guarded(OfficeId office, UUID id, UnaryOperator<Assignment> work) {
        LocalDate today = today(office);
        List<Assignment> all = store.lock(office);
        Assignment before = all.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownAssignment(id));
        Assignment after = work.apply(before);
        boolean admins = all.stream().anyMatch(one -> !one.id().equals(id) && admin(one, today));
        if (!admins && admin(before, today) && !admin(after, today)) {
            throw new StaffRefused(StaffRefused.Reason.LAST_ADMIN);
        }
        store.update(after, clock.instant());
        return after;
    }

    private static boolean admin(Assignment one, LocalDate today) {
        return one.standing(today) == Standing.CURRENT && one.roles().contains(StaffRole.OFFICE_ADMIN);
    }

    private Assignment change(OfficeId office, UUID id, UnaryOperator<Assignment> work) {
        return transactions.in(office, () -> {
            Assignment changed = work.apply(locked(office, id));
            store.update(changed, clock.instant());
            return changed;
        });
    }

    private Assignment locked(OfficeId office, UUID id) {
        return store.lock(office).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new UnknownAssignment(id));
    }
}
