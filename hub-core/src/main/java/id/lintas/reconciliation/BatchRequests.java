package id.lintas.reconciliation;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelope;
import id.lintas.delivery.Links;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Asks partners for files that are missing in their sequence: by itself, once for each, and notes when they come. */
@Service
public class BatchRequests {

    private static final String TYPE = "id.lintas.file.resend.v1";

    /** Numbers from before the gap to after it that are taken for a gap and not for a new count. */
    private static final String MISSING = """
            with files as (
              select partner, day, sequence, received_at from partner_file
              where purpose = 'PAYMENTS' and state <> 'REFUSED' and sequence is not null and day >= :since),
            tops as (select partner, day, max(sequence) as top from files where received_at <= :patient group by partner, day),
            statements as (
              select p.partner, p.sequence, f.received_at,
                lag(p.sequence) over (partition by p.partner order by p.covers_from, p.sequence) as before
              from statement_part p join partner_file f on f.id = p.file where p.sequence is not null and p.covers_from >= :since),
            gaps as (
              select t.partner, 'PAYMENTS' as purpose, t.day::text as series, n as sequence from tops t
              cross join lateral generate_series(greatest(1, t.top - 999), t.top) n
              where not exists (select 1 from files f where f.partner = t.partner and f.day = t.day and f.sequence = n)
              union
              select s.partner, 'STATEMENT', '', n from statements s cross join lateral generate_series(s.before + 1, s.sequence - 1) n
              where s.sequence - s.before between 2 and 100 and s.received_at <= :patient
                and not exists (select 1 from statement_part p where p.partner = s.partner and p.sequence = n))
            insert into batch_request (partner, purpose, series, sequence, asked_at)
            select g.partner, g.purpose, g.series, g.sequence, cast(:now as timestamptz) from gaps g
            where not exists (select 1 from batch_request r
              where (r.partner, r.purpose, r.series, r.sequence) = (g.partner, g.purpose, g.series, g.sequence))
            order by 1, 2, 3, 4 limit 100
            on conflict do nothing returning *
            """;

    private static final String CAME = """
            update batch_request r set came_at = :now where came_at is null and case purpose
              when 'PAYMENTS' then exists (select 1 from partner_file f where f.partner = r.partner and f.purpose = 'PAYMENTS'
                and f.state <> 'REFUSED' and f.day::text = r.series and f.sequence = r.sequence)
              else exists (select 1 from statement_part p where p.partner = r.partner and p.sequence = r.sequence) end
            """;

    private final Deliveries deliveries;
    private final Links links;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    BatchRequests(
            Deliveries deliveries,
            Links links,
            OfficeTransactions transactions,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.deliveries = deliveries;
        this.links = links;
        this.transactions = transactions;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Asks for what is missing and was not asked for, and closes what has come. Row, request and trail are one transaction,
     * so that several nodes at once ask once.
     *
     * @param days how far back to look
     * @param patience how long a file may be overtaken by the one after it
     * @return how many were asked for
     */
    public int ask(int days, Duration patience) {
        Instant now = clock.instant();
        LocalDate since = LocalDate.ofInstant(now, Reconciliation.WIB).minusDays(days);
        return transactions.in(OfficeId.CENTRAL, () -> {
            jdbc.sql(CAME).param("now", Timestamp.from(now)).update();
            List<BatchRequest> missing = jdbc.sql(MISSING)
                    .param("since", since)
                    .param("patient", Timestamp.from(now.minus(patience)))
                    .param("now", Timestamp.from(now))
                    .query(BatchRequests::read)
                    .list();
            missing.forEach(this::tell);
            return missing.size();
        });
    }

    private void tell(BatchRequest one) {
        audit.record(
                OfficeId.CENTRAL,
                "hub",
                AuditEvent.BATCH_ASKED,
                one.partner(),
                one.purpose() + " " + (one.series().isEmpty() ? "" : one.series() + " ") + one.sequence());
        String link = Links.RESULTS + one.partner();
        if (links.find(OfficeId.CENTRAL, link).isEmpty()) {
            return;
        }
        deliveries.owe(
                new Envelope(
                        UuidCreator.getTimeOrderedEpoch(),
                        OfficeId.CENTRAL,
                        TYPE,
                        one.fileName(),
                        "text/plain",
                        one.text().getBytes(StandardCharsets.US_ASCII)),
                link);
        jdbc.sql("""
                        update batch_request set sent = true where partner = ? and purpose = ? and series = ? and sequence = ?
                        """)
                .params(one.partner(), one.purpose(), one.series(), one.sequence())
                .update();
    }

    /** What was asked for and has not come, and what came lately; the open first, each latest first. */
    public List<BatchRequest> latest(int most) {
        return transactions.inTransaction(() -> jdbc.sql(
                        "select * from batch_request order by (came_at is null) desc, asked_at desc, partner, sequence limit ?")
                .param(most)
                .query(BatchRequests::read)
                .list());
    }

    private static BatchRequest read(ResultSet row, int n) throws SQLException {
        Timestamp came = row.getTimestamp("came_at");
        return new BatchRequest(
                row.getString("partner"),
                row.getString("purpose"),
                row.getString("series"),
                row.getLong("sequence"),
                row.getBoolean("sent"),
                row.getTimestamp("asked_at").toInstant(),
                came == null ? null : came.toInstant());
    }
}
