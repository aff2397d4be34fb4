package id.lintas.ledger;

import id.lintas.absence.Absence;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.BillingCode;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Cases whose person should have come so many days ago, as the office counts days. */
final class AbsentPersons {

    private final Ledger ledger;
    private final OfficeTransactions transactions;
    private final PassportApplications applications;
    private final EndedCases cases;

    AbsentPersons(Ledger ledger) {
        this.ledger = ledger;
        this.transactions = ledger.bean(OfficeTransactions.class);
        this.applications = ledger.bean(PassportApplications.class);
        this.cases = new EndedCases(ledger);
    }

    /** A booking for one person whose appointment was on that day; the registry has it. */
    PassportApplication booked(OfficeId office, int daysAgo) {
        String code = ledger.book(office).code();
        PassportApplication one = applications.ofBooking(office, code).get(0);
        transactions.run(
                office,
                () -> ledger.sql()
                        .sql("update booking set day = ? where office = ? and code = ?")
                        .params(day(office, daysAgo), office.value(), code)
                        .update());
        delivered(office, one);
        return one;
    }

    /** A case with fingers whose bill expired at noon of that day. */
    PassportApplication billed(OfficeId office, int daysAgo) {
        PassportApplication one = ledger.captured(office);
        ledger.billed(office, one, Duration.ofDays(7));
        delivered(office, one);
        cases.sql(
                office,
                "update bill set expires_at = :then where office = :office and application = :id",
                one,
                noon(office, daysAgo));
        return one;
    }

    /** A paid case whose booklet was signed at noon of that day. */
    PassportApplication signed(OfficeId office, int daysAgo) {
        PassportApplication one = billed(office, daysAgo + 10);
        cases.paid(office, one, "SETTLED");
        cases.sql(office, "update bill set status = 'PAID' where office = :office and application = :id", one, now());
        cases.sql(
                office,
                "update application set stage = 'SIGNED', stage_since = :then where office = :office and id = :id",
                one,
                noon(office, daysAgo));
        return one;
    }

    /** Everything that the booking sent has arrived. */
    void delivered(OfficeId office, PassportApplication one) {
        cases.sql(
                office,
                "update delivery_state set status = 'DELIVERED', delivered_at = :then where office = :office "
                        + "and id in (select id from delivery where correlation = :booking)",
                one,
                now());
    }

    /** As though the case had come to its stage so long ago, and all its messages with it. */
    void aged(OfficeId office, PassportApplication one, Duration ago) {
        cases.sql(
                office,
                "update application set stage_since = :then where office = :office and id = :id",
                one,
                now().minus(ago));
    }

    Stage stage(OfficeId office, PassportApplication one) {
        return applications.get(office, one.id()).stage();
    }

    BillingCode code(OfficeId office, PassportApplication one) {
        return transactions.in(
                office,
                () -> new BillingCode(ledger.sql()
                        .sql("select billing_code from bill where office = ? and application = ?")
                        .params(office.value(), one.id())
                        .query(String.class)
                        .single()));
    }

    /** What the office's trail says of closings. */
    List<AuditTrail.Entry> closings(OfficeId office, Absence absence) {
        return transactions.in(
                office,
                () -> ledger.bean(AuditTrail.class).of(office, List.of(absence.name())).stream()
                        .filter(entry -> entry.event() == AuditEvent.CASES_CLOSED)
                        .toList());
    }

    /** What the office's trail says of the case's moves. */
    List<AuditTrail.Entry> moves(OfficeId office, PassportApplication one) {
        return transactions.in(
                office,
                () -> ledger.bean(AuditTrail.class).of(office, List.of(one.id().toString())).stream()
                        .filter(entry -> entry.event() == AuditEvent.STAGE_CHANGED)
                        .toList());
    }

    void freeze(OfficeId office, boolean frozen) {
        transactions.run(
                OfficeId.CENTRAL,
                () -> ledger.sql()
                        .sql("insert into office_freeze (office, frozen, since, reason) values (?, ?, ?, 'test')"
                                + " on conflict (office) do update set frozen = excluded.frozen")
                        .params(office.value(), frozen, Timestamp.from(now()))
                        .update());
    }

    Instant now() {
        return ledger.clock().instant();
    }

    private LocalDate day(OfficeId office, int daysAgo) {
        return LocalDate.ofInstant(now(), zone(office)).minusDays(daysAgo);
    }

    private Instant noon(OfficeId office, int daysAgo) {
        return day(office, daysAgo).atTime(LocalTime.NOON).atZone(zone(office)).toInstant();
    }

    private ZoneId zone(OfficeId office) {
        return ledger.bean(Offices.class).get(office).zone();
    }
}
