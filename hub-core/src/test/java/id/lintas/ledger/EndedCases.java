package id.lintas.ledger;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.message.Inbound;
import id.lintas.message.MessageLog;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.BillingCode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Cases that ended long ago, and what is left of them. */
final class EndedCases {

    private final Ledger ledger;
    private final OfficeTransactions transactions;

    EndedCases(Ledger ledger) {
        this.ledger = ledger;
        this.transactions = ledger.bean(OfficeTransactions.class);
    }

    /** A case with fingers, bill, messages in and out that was archived so long ago; everything about it is done. */
    PassportApplication ended(OfficeId office, Duration ago) {
        PassportApplication one = ledger.captured(office);
        ledger.billed(office, one, Duration.ofDays(7));
        Instant then = ledger.clock().instant().minus(ago);
        transactions.run(
                office,
                () -> ledger.bean(MessageLog.class)
                        .record(new Inbound(
                                "bank-toy",
                                "REST",
                                "/toy",
                                "payment",
                                office.value(),
                                one.bookingCode(),
                                then,
                                then,
                                "SETTLED",
                                "",
                                "pay".getBytes(StandardCharsets.UTF_8))));
        sql(
                office,
                "update inbound_message set received_at = :then where office = :office and correlation = :booking",
                one,
                then);
        sql(
                office,
                "update delivery_state set status = 'DELIVERED', delivered_at = :then where office = :office "
                        + "and id in (select id from delivery where correlation = :booking)",
                one,
                then);
        sql(
                office,
                "update bill set status = 'PAID', expires_at = :then where office = :office and application = :id",
                one,
                then);
        sql(office, "update booking set created_at = :then where office = :office and code = :booking", one, then);
        sql(
                office,
                "update application set stage = 'ARCHIVED', stage_since = :then where office = :office and id = :id",
                one,
                then);
        return one;
    }

    /** A settled payment of the case's bill. */
    void paid(OfficeId office, PassportApplication one, String status) {
        BillingCode code = transactions.in(
                office,
                () -> new BillingCode(ledger.sql()
                        .sql("select billing_code from bill where office = ? and application = ?")
                        .params(office.value(), one.id())
                        .query(String.class)
                        .single()));
        sql(
                office,
                "insert into payment (office, id, application, billing_code, partner, partner_reference, transport, channel, amount,"
                        + " status, paid_at, received_at, ntpn) values (:office, gen_random_uuid(), :id, '" + code
                        + "', 'bank-toy', 'NTB" + code + "', 'REST', 'TELLER', 350000, '" + status
                        + "', :then, :then, 'A" + code + "')",
                one,
                ledger.clock().instant());
    }

    void sql(OfficeId office, String statement, PassportApplication one, Instant then) {
        transactions.run(
                office,
                () -> ledger.sql()
                        .sql(statement)
                        .param("office", office.value())
                        .param("id", one.id())
                        .param("booking", one.bookingCode())
                        .param("then", Timestamp.from(then))
                        .update());
    }

    long count(OfficeId office, String query, PassportApplication one) {
        return transactions.in(
                office,
                () -> ledger.sql()
                        .sql(query)
                        .param("office", office.value())
                        .param("id", one.id())
                        .param("booking", one.bookingCode())
                        .query(Long.class)
                        .single());
    }

    /** How many personal values of the case are left: applicant, index, phone, fingers, bodies of messages in and out. */
    long left(OfficeId office, PassportApplication one) {
        return count(office, """
                select (select count(applicant) + count(nik_index) from application where office = :office and id = :id)
                  + (select count(phone) from booking where office = :office and code = :booking)
                  + (select count(*) from biometric where office = :office and application = :id)
                  + (select count(body) from delivery where office = :office and correlation = :booking)
                  + (select count(body) from inbound_message where office = :office and correlation = :booking)
                """, one);
    }

    /** What the office's trail says was purged. */
    List<AuditTrail.Entry> purges(OfficeId office, String dataClass) {
        return transactions.in(
                office,
                () -> ledger.bean(AuditTrail.class).of(office, List.of(dataClass)).stream()
                        .filter(entry -> entry.event() == AuditEvent.DATA_PURGED)
                        .toList());
    }

    static int removed(AuditTrail.Entry entry) {
        return Integer.parseInt(entry.detail().split(" ", 2)[0]);
    }
}
