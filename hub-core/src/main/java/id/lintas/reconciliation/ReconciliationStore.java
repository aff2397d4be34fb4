package id.lintas.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Days and differences. Whoever calls has opened the scope that each needs. */
@Repository
class ReconciliationStore {

    private final JdbcClient jdbc;

    ReconciliationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Runs come one after the other, whichever node they are on. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('reconciliation'))::text")
                .query(String.class)
                .single();
    }

    /** Needs the scope across offices. */
    long match(List<String> partners, LocalDate from, LocalDate until, Instant now) {
        String[] all = partners.toArray(String[]::new);
        // A planner that has not seen the tables filled would look each of many keys up among all rows of its partner.
        jdbc.sql("set local enable_nestloop = off").update();
        long changed = jdbc.sql(MatchSql.DIFFERENCES)
                .param("partners", all)
                .param("from", from)
                .param("until", until)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
        jdbc.sql("set local enable_nestloop = on").update();
        jdbc.sql(MatchSql.DAYS)
                .param("partners", all)
                .param("from", from)
                .param("until", until)
                .param("now", Timestamp.from(now))
                .update();
        return changed;
    }

    List<ReconciledDay> days(Reconciliation.Days asked) {
        LocalDate day = asked.before() == null ? null : asked.before().day();
        String partner = asked.before() == null ? null : asked.before().partner();
        return jdbc.sql("""
                        select * from reconciliation_day where (:partner::text is null or partner = :partner)
                          and (:day::date is null or day < :day or (day = :day and partner > :after))
                          and (:state = '' or :state = case
                            when signed_digest is not null and signed_digest = digest then 'SIGNED' when signed_digest is not null then 'CHANGED'
                            when not covered then 'NO_STATEMENT' when open = 0 then 'AGREES' else 'DIFFERENCES' end)
                        order by day desc, partner limit :most
                        """)
                .param("partner", asked.partner(), Types.VARCHAR)
                .param("day", day, Types.DATE)
                .param("after", partner, Types.VARCHAR)
                .param("state", asked.state() == null ? "" : asked.state().name())
                .param("most", asked.most())
                .query(ReconciliationStore::day)
                .list();
    }

    Optional<ReconciledDay> day(String partner, LocalDate day) {
        return jdbc.sql("select * from reconciliation_day where partner = ? and day = ?")
                .params(partner, day)
                .query(ReconciliationStore::day)
                .optional();
    }

    /** The same, for whoever comes first. */
    Optional<ReconciledDay> lock(String partner, LocalDate day) {
        return jdbc.sql("select * from reconciliation_day where partner = ? and day = ? for update")
                .params(partner, day)
                .query(ReconciliationStore::day)
                .optional();
    }

    void sign(ReconciledDay day, Instant now, String askedBy, String by) {
        jdbc.sql("""
                        update reconciliation_day set signed_digest = digest, signed_at = ?, asked_by = ?, signed_by = ?
                        where partner = ? and day = ?
                        """)
                .params(Timestamp.from(now), askedBy, by, day.partner(), day.day())
                .update();
    }

    /** A day's differences in the order of their kinds and numbers, with their cases; needs the scope across offices. */
    List<Difference> differences(String partner, LocalDate day, Reconciliation.Differences asked) {
        String[] after =
                asked.after().isEmpty() ? new String[] {"", ""} : asked.after().split(" ", 2);
        return jdbc.sql("""
                        select d.*, a.booking_code from reconciliation_difference d
                        left join bill b on b.office = d.office and b.billing_code = d.billing_code
                        left join application a on a.office = b.office and a.id = b.application
                        where d.partner = :partner and d.day = :day and (d.kind, d.subject) > (:kindAfter, :subjectAfter)
                          and (:kind = '' or d.kind = :kind) and (d.closed_at is not null) = :closed
                        order by d.kind, d.subject limit :most
                        """)
                .param("partner", partner)
                .param("day", day)
                .param("kindAfter", after[0])
                .param("subjectAfter", after.length > 1 ? after[1] : "")
                .param("kind", asked.kind() == null ? "" : asked.kind().name())
                .param("closed", asked.closed())
                .param("most", asked.most())
                .query(ReconciliationStore::difference)
                .list();
    }

    private static Difference difference(ResultSet row, int n) throws SQLException {
        long confirmed = row.getLong("confirmed");
        Long known = row.wasNull() ? null : confirmed;
        return new Difference(
                row.getString("partner"),
                row.getObject("day", LocalDate.class),
                DifferenceKind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getString("billing_code"),
                row.getString("office"),
                row.getString("booking_code"),
                row.getBigDecimal("stated"),
                known,
                instant(row, "at"),
                row.getTimestamp("found_at").toInstant(),
                instant(row, "closed_at"));
    }

    private static ReconciledDay day(ResultSet row, int n) throws SQLException {
        Instant signed = instant(row, "signed_at");
        return new ReconciledDay(
                row.getString("partner"),
                row.getObject("day", LocalDate.class),
                row.getBoolean("covered"),
                row.getLong("lines"),
                row.getBigDecimal("stated"),
                row.getLong("confirmations"),
                row.getLong("confirmed"),
                row.getLong("open"),
                row.getString("digest"),
                row.getTimestamp("run_at").toInstant(),
                signed == null
                        ? null
                        : new ReconciledDay.SignedOff(
                                row.getString("signed_digest"),
                                signed,
                                row.getString("asked_by"),
                                row.getString("signed_by")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
