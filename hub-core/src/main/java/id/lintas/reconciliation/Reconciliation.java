package id.lintas.reconciliation;

import id.lintas.approval.Approval;
import id.lintas.approval.Approvals;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Partner;
import id.lintas.partner.Partners;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Bills, confirmations and statements held against each other, a partner's banking day at a time. A run may be repeated at
 * any time: it ends in what is so now, whatever was found before and in whatever order things came. It settles nothing.
 */
@Service
public class Reconciliation {

    /** Banking days are those of the partners' head offices. */
    public static final ZoneId WIB = ZoneId.of("Asia/Jakarta");

    private final ReconciliationStore store;
    private final Partners partners;
    private final Approvals approvals;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    Reconciliation(
            ReconciliationStore store,
            Partners partners,
            Approvals approvals,
            OfficeTransactions transactions,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.partners = partners;
        this.approvals = approvals;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Which days to show, the latest first.
     *
     * @param partner one partner's, or null for all
     * @param state those that stand so, or null for all
     * @param before the last one that was shown, or null for the first page
     * @param most how many
     */
    public record Days(
            @Nullable String partner,
            ReconciledDay.@Nullable State state,
            @Nullable Place before,
            int most) {}

    /** A partner's day. */
    public record Place(LocalDate day, String partner) {}

    /**
     * Which differences of a day to show.
     *
     * @param kind of that kind, or null for all
     * @param closed those that agree by now, instead of those that differ
     * @param after the {@link Difference#key} of the last one that was shown, or empty for the first page
     * @param most how many
     */
    public record Differences(@Nullable DifferenceKind kind, boolean closed, String after, int most) {}

    /** The day that it is in western Indonesia. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WIB);
    }

    /**
     * Compares the last days of all partners.
     *
     * @param days how many, with today
     * @return how many differences were found, closed or changed
     */
    public long runLast(int days, String actor) {
        return run(names(), today().minusDays(days - 1L), today(), actor);
    }

    /** Compares one partner's day. */
    public long run(String partner, LocalDate day, String actor) {
        return run(List.of(partner), day, day, actor);
    }

    private long run(List<String> names, LocalDate from, LocalDate until, String actor) {
        long changed = compare(names, from, until);
        transactions.run(
                OfficeId.CENTRAL,
                () -> audit.record(
                        OfficeId.CENTRAL,
                        actor,
                        AuditEvent.RECONCILIATION_RUN,
                        names.size() == 1 ? names.get(0) : "all",
                        from + " to " + until + ", " + changed + " changed"));
        return changed;
    }

    /** Brings a day up to what is known now; nobody asked for it, so the trail has nothing of it. */
    void refresh(String partner, LocalDate day) {
        compare(List.of(partner), day, day);
    }

    private long compare(List<String> names, LocalDate from, LocalDate until) {
        Instant now = clock.instant();
        return transactions.acrossOffices(() -> {
            store.lock();
            return store.match(names, from, until, now);
        });
    }

    /** All partners that ever were, by name; those of the sandbox move no money. */
    public List<String> names() {
        return partners.known().stream()
                .filter(partner -> !partner.sandbox())
                .map(Partner::id)
                .map(Object::toString)
                .sorted()
                .toList();
    }

    /** Days as the last run found them. */
    public List<ReconciledDay> days(Days asked) {
        return transactions.inTransaction(() -> store.days(asked));
    }

    /** One day as the last run found it. */
    public Optional<ReconciledDay> day(String partner, LocalDate day) {
        return transactions.inTransaction(() -> store.day(partner, day));
    }

    /** A day's differences, by kind and number. */
    public List<Difference> differences(String partner, LocalDate day, Differences asked) {
        return transactions.acrossOffices(() -> store.differences(partner, day, asked));
    }

    /**
     * Asks a second person to sign the day off as it is now. What is asked is frozen: if a difference comes, goes or changes
     * before the second person answers, nothing is signed.
     *
     * @throws AskRefused if the person may not, it is asked for already, the day has no statement, or is signed as it is
     */
    public Approval askSignOff(String partner, LocalDate day, Person asker, String reason) {
        refresh(partner, day);
        return transactions.in(OfficeId.CENTRAL, () -> {
            String subject = SignOff.subject(partner, day);
            ReconciledDay found = store.day(partner, day)
                    .filter(ReconciledDay::covered)
                    .filter(one -> one.state() != ReconciledDay.State.SIGNED)
                    .orElseThrow(() -> new AskRefused(AskRefused.Why.NOTHING_TO_DO, SignOff.KIND, subject));
            return approvals.ask(OfficeId.CENTRAL, asker, SignOff.KIND, subject, SignOff.content(found), reason);
        });
    }
}
