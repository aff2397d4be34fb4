package id.lintas.message;

import id.lintas.office.OfficeTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The operators' view of all messages, in and out, across offices. Reading changes nothing. */
@Service
public class Messages {

    private static final String IN = """
            select id::text, true as inbound, received_at as at, peer, office, correlation, operation as type, outcome as status,
              0 as attempts, answered_at as done_at, null::timestamptz as next_at, detail
            from inbound_message
            where (:status::text is null or outcome = :status) and (:office::text is null or office = :office)
              and (:key::text is null or correlation = :key) and (:before::timestamptz is null or received_at < :before)
            """;

    private static final String OUT = """
            select id::text, false as inbound, created_at as at, link as peer, office, correlation, type, status,
              attempts, delivered_at as done_at, case when status = 'DUE' then next_attempt_at end as next_at, last_detail as detail
            from delivery_now
            where (:status::text is null or status = :status) and (:office::text is null or office = :office)
              and (:key::text is null or correlation = :key) and (:before::timestamptz is null or created_at < :before)
            """;

    private final OfficeTransactions transactions;
    private final JdbcClient jdbc;

    Messages(OfficeTransactions transactions, JdbcClient jdbc) {
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /**
     * What to show.
     *
     * @param status a status or outcome, or null for all
     * @param office an office, or null for all
     * @param correlation a booking code or file name, or null for all
     * @param before only older ones, for paging, or null
     */
    public record Filter(
            @Nullable String status,
            @Nullable String office,
            @Nullable String correlation,
            @Nullable Instant before) {}

    /** The newest messages that match, newest first. */
    public List<MessageView> latest(Filter filter, int most) {
        return query(filter, both("", " order by at desc, id desc limit " + Math.min(Math.max(most, 1), 500)));
    }

    /** Everything about one booking or file, oldest first: its timeline. */
    public List<MessageView> timeline(String correlation) {
        return query(new Filter(null, null, correlation, null), both("", " order by at, id limit 500"));
    }

    /** One message; what is no id is nobody's. */
    public Optional<MessageView> find(String id) {
        return uuid(id).flatMap(known ->
                transactions.acrossOffices(() -> bind(both(" and id = :id", ""), new Filter(null, null, null, null))
                        .param("id", known)
                        .query(Messages::read)
                        .optional()));
    }

    /** The tries of a delivery, oldest first. */
    public List<Attempt> attempts(String delivery) {
        return uuid(delivery)
                .map(known -> transactions.acrossOffices(() -> jdbc.sql("""
                                select a.attempt, a.at, a.result, a.detail from delivery_state s
                                join delivery_attempt a on a.office = s.office and a.delivery = s.id where s.id = ? order by a.at
                                """)
                        .param(known)
                        .query((row, n) -> new Attempt(
                                row.getInt("attempt"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("result"),
                                row.getString("detail")))
                        .list()))
                .orElse(List.of());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** How many deliveries stand where, for each link. */
    public List<LinkCount> links() {
        return transactions.acrossOffices(() -> jdbc.sql(
                        "select link, status, count(*) as count, min(created_at) as oldest from delivery_now "
                                + "group by link, status order by link, status")
                .query((row, n) -> new LinkCount(
                        row.getString("link"),
                        row.getString("status"),
                        row.getLong("count"),
                        row.getTimestamp("oldest").toInstant()))
                .list());
    }

    /** Money that matches nothing, newest first. */
    public List<Unmatched> unmatched(int most) {
        return transactions.acrossOffices(() -> jdbc.sql("""
                        select * from (
                          (select partner, reference, billing_code, amount, outcome, received_at, held as waits from partner_payment
                            where payment is null and confirmed and not decided and reversed_at is null
                              and office is distinct from 'sandbox'
                            order by received_at desc limit :most)
                          union all
                          (select p.partner, p.partner_reference, p.billing_code, p.amount, r.outcome, p.received_at, false from payment p
                            join partner_payment r on r.partner = p.partner and r.reference = p.partner_reference
                            where p.status in ('LATE', 'MISMATCH', 'SECOND') and p.office <> 'sandbox' order by p.received_at desc limit :most)
                        ) money order by received_at desc limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Unmatched(
                        row.getString("partner"),
                        row.getString("reference"),
                        row.getString("billing_code"),
                        row.getLong("amount"),
                        row.getString("outcome"),
                        row.getTimestamp("received_at").toInstant(),
                        row.getBoolean("waits")))
                .list());
    }

    /** Cases that offices served before the confirmation and for which none came, latest first. */
    public List<Unconfirmed> unconfirmed(int most) {
        return transactions.acrossOffices(() -> jdbc.sql("""
                        select a.office, p.booking_code, a.reference, a.accepted_by, a.accepted_at, a.ended_at from provisional_acceptance a
                        join application p on p.office = a.office and p.id = a.application
                        where a.ended_as = 'ESCALATED' and not exists (select 1 from payment m where m.office = a.office
                          and m.application = a.application and m.status in ('PROVISIONAL', 'SETTLED'))
                        order by a.ended_at desc limit ?
                        """)
                .param(most)
                .query((row, n) -> new Unconfirmed(
                        row.getString("office"),
                        row.getString("booking_code"),
                        row.getString("reference"),
                        row.getString("accepted_by"),
                        row.getTimestamp("accepted_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant()))
                .list());
    }

    /** Each half by itself in the order that is asked for, by its own index, and then both: so a page reads no more rows than it shows. */
    private static String both(String condition, String order) {
        return "select * from ((" + IN + condition + order + ") union all (" + OUT + condition + order + ")) m" + order;
    }

    private List<MessageView> query(Filter filter, String sql) {
        return transactions.acrossOffices(
                () -> bind(sql, filter).query(Messages::read).list());
    }

    private JdbcClient.StatementSpec bind(String sql, Filter filter) {
        Instant before = filter.before();
        return jdbc.sql(sql)
                .param("status", filter.status(), java.sql.Types.VARCHAR)
                .param("office", filter.office(), java.sql.Types.VARCHAR)
                .param("key", filter.correlation(), java.sql.Types.VARCHAR)
                .param("before", before == null ? null : Timestamp.from(before), java.sql.Types.TIMESTAMP);
    }

    private static MessageView read(ResultSet row, int n) throws SQLException {
        return new MessageView(
                row.getString("id"),
                row.getBoolean("inbound"),
                row.getTimestamp("at").toInstant(),
                row.getString("peer"),
                row.getString("office"),
                row.getString("correlation"),
                row.getString("type"),
                row.getString("status"),
                row.getInt("attempts"),
                instant(row, "done_at"),
                instant(row, "next_at"),
                row.getString("detail"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    /** One try of a delivery. */
    public record Attempt(int attempt, Instant at, String result, String detail) {}

    /** Deliveries of a link in one status. */
    public record LinkCount(String link, String status, long count, Instant oldest) {}

    /** A case that an office served before its payment's confirmation, which did not come. */
    public record Unconfirmed(
            String office, String bookingCode, String reference, String by, Instant since, Instant until) {}

    /**
     * A payment that settled nothing.
     *
     * @param outcome what the partner was told
     * @param waits whether the hub has the money and no bill for it; otherwise an office has it, or the payer kept it
     */
    public record Unmatched(
            String partner,
            String reference,
            String billingCode,
            long amount,
            String outcome,
            Instant receivedAt,
            boolean waits) {}
}
