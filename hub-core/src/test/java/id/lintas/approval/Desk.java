package id.lintas.approval;

import id.lintas.audit.AuditTrail;
import id.lintas.ledger.Ledger;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Approvals of an office of its own, with a clock of its own and an action whose effects can be counted. */
final class Desk implements ApprovalAction {

    static final String KIND = "test.effect";
    static final Person DEWI = new Person("id-dewi", "dewi", Set.of("clerk", "office-lead"));
    static final Person BUDI = new Person("id-budi", "budi", Set.of("office-lead"));
    static final Person SARI = new Person("id-sari", "sari", Set.of("office-lead"));
    static final Person CLERK = new Person("id-clerk", "clerk", Set.of("clerk"));

    final Ledger ledger = Ledger.get();
    final OfficeId office = ledger.newOffice();
    final Approvals approvals;

    private final JdbcClient jdbc = ledger.sql();
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final Moving clock = new Moving();
    volatile boolean holds = true;
    volatile Runnable whileCarryingOut = () -> {};

    Desk() {
        this(new ApprovalStore(Ledger.get().sql()));
    }

    Desk(ApprovalStore store) {
        approvals = new Approvals(transactions, store, ledger.bean(AuditTrail.class), clock, List.of(this));
    }

    Approval ask() {
        return ask(UUID.randomUUID().toString());
    }

    Approval ask(String subject) {
        return approvals.ask(office, DEWI, KIND, subject, "{\"quota\": 5, \"day\": \"2026-12-01\"}", "libur nasional");
    }

    Approval now(Approval approval) {
        return approvals.find(office, approval.id()).orElseThrow();
    }

    void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** How often the approval was carried out, as the database says. */
    long effects(Approval approval) {
        return transactions.in(
                office,
                () -> jdbc.sql("select count(*) from booking where registry_reference = ?")
                        .param(approval.id().toString())
                        .query(Long.class)
                        .single());
    }

    List<String> events(Approval approval) {
        return transactions.in(
                office,
                () -> ledger
                        .bean(AuditTrail.class)
                        .of(office, List.of(approval.id().toString()))
                        .stream()
                        .map(entry -> entry.event() + " " + entry.actor())
                        .toList());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean central() {
        return false;
    }

    @Override
    public Set<String> askers() {
        return Set.of("clerk");
    }

    @Override
    public Set<String> approvers() {
        return Set.of("office-lead");
    }

    @Override
    public List<Change> changes(Approval approval) {
        return List.of(new Change("quota", "10", "5"));
    }

    @Override
    public boolean stillHolds(Approval approval) {
        return holds;
    }

    @Override
    public void carryOut(Approval approval, Person approver) {
        jdbc.sql("insert into booking (office, code, day, start, lane, phone, registry_reference, created_at) "
                        + "values (?, ?, now(), '08:00', 'REGULAR', '\\x00', ?, now())")
                .params(
                        office.value(),
                        UUID.randomUUID().toString(),
                        approval.id().toString())
                .update();
        whileCarryingOut.run();
    }

    private static final class Moving extends Clock {
        private volatile Instant now = Instant.parse("2026-11-26T03:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
