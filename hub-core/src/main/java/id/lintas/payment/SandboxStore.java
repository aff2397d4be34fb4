package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
import id.lintas.payment.Sandbox.State;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which bills of the sandbox were made for whom, and the rows that a real case would have had before. */
@Repository
class SandboxStore {

    private final JdbcClient jdbc;

    SandboxStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the commit, nobody else makes bills for the partner. */
    void lock(PartnerId partner) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('sandbox/' || ?, 0))) as held")
                .param(partner.value())
                .query(Integer.class)
                .single();
    }

    /** The partner's bills that still are what they were made as, the oldest first; needs the sandbox's scope. */
    List<BillingCode> of(PartnerId partner, State state, Instant payableUntil) {
        return jdbc.sql("""
                        select s.billing_code from sandbox_bill s
                        join bill b on b.office = :office and b.billing_code = s.billing_code
                        where s.partner = :partner and s.made_as = :state and case s.made_as
                          when 'PAYABLE' then b.status = 'OPEN' and b.expires_at > :until
                          when 'PAID' then b.status = 'PAID'
                          else b.status = 'EXPIRED' end
                        order by s.billing_code
                        """)
                .param("office", OfficeId.SANDBOX.value())
                .param("partner", partner.value())
                .param("state", state.name())
                .param("until", Timestamp.from(payableUntil))
                .query((row, n) -> new BillingCode(row.getString(1)))
                .list();
    }

    /** How many were made for the partner since then. */
    int madeSince(PartnerId partner, Instant since) {
        return jdbc.sql("select count(*) from sandbox_bill where partner = ? and made_at > ?")
                .params(partner.value(), Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /** The next of the numbers that no sandbox's bill has had. */
    long number() {
        return jdbc.sql("select nextval('sandbox_code')").query(Long.class).single();
    }

    void made(PartnerId partner, BillingCode code, State state, Instant now) {
        jdbc.sql("insert into sandbox_bill (billing_code, partner, made_as, made_at) values (?, ?, ?, ?)")
                .params(code.value(), partner.value(), state.name(), Timestamp.from(now))
                .update();
    }

    /** An appointment that a case needs and that nobody comes to. */
    void booking(String code, Instant now) {
        jdbc.sql(
                        "insert into booking (office, code, day, start, lane, created_at) values (?, ?, ?, '08:00', 'REGULAR', ?)")
                .params(
                        OfficeId.SANDBOX.value(),
                        code,
                        Date.valueOf(now.atOffset(ZoneOffset.UTC).toLocalDate()),
                        Timestamp.from(now))
                .update();
    }

    /** The only bill of a case, issued. */
    void bill(UUID application, BillingCode code, Rupiah amount, Instant issuedAt, Instant expiresAt) {
        jdbc.sql("""
                        insert into bill (office, application, issue, amount, status, requested_at, billing_code, issued_at, expires_at)
                        values (?, ?, 1, ?, 'OPEN', ?, ?, ?, ?)
                        """)
                .params(
                        OfficeId.SANDBOX.value(),
                        application,
                        amount.amount(),
                        Timestamp.from(issuedAt),
                        code.value(),
                        Timestamp.from(issuedAt),
                        Timestamp.from(expiresAt))
                .update();
    }
}
