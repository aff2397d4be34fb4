package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries and their chain. Only ever inserts; a row of {@code audit_pending} goes when its link comes. */
@Repository
class AuditStore {

    static final String ENTRY =
            "e.office, e.id, e.at, e.actor, e.workplace, e.event, e.outcome, e.subject, e.detail, e.reason";

    private static final Rows ADD = Rows.added(
            "audit_entry",
            "office text",
            "id uuid",
            "at timestamptz",
            "actor text",
            "workplace text",
            "event text",
            "outcome text",
            "subject text",
            "detail text",
            "reason text");

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    AuditStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    void insert(AuditEntry entry) {
        pipeline.write(
                ADD,
                entry.office().value(),
                entry.id(),
                Timestamp.from(entry.at()),
                entry.actor(),
                entry.workplace(),
                entry.event(),
                entry.outcome().name(),
                entry.subject(),
                entry.detail(),
                entry.reason());
    }

    List<AuditEntry> ofSubjects(OfficeId office, List<String> subjects) {
        return jdbc.sql("select " + ENTRY
                        + " from audit_entry e where office = :office and subject in (:subjects) order by at, id")
                .param("office", office.value())
                .param("subjects", subjects)
                .query(AuditStore::entry)
                .list();
    }

    /**
     * Whether this transaction may chain the office now; ends with the transaction.
     *
     * @param wait whether to wait while another node does, instead of false
     */
    boolean lockChain(OfficeId office, boolean wait) {
        String lock = "(hashtextextended('lintas.audit:' || ?, 0))";
        return jdbc.sql(
                        wait
                                ? "select true from pg_advisory_xact_lock" + lock
                                : "select pg_try_advisory_xact_lock" + lock)
                .param(office.value())
                .query(Boolean.class)
                .single();
    }

    AuditLink.Head head(OfficeId office) {
        return jdbc.sql("select seq, digest from audit_link where office = ? order by seq desc limit 1")
                .param(office.value())
                .query((row, n) -> new AuditLink.Head(row.getLong("seq"), row.getString("digest")))
                .optional()
                .orElse(AuditLink.Head.NONE);
    }

    Optional<AuditLink> linkAt(OfficeId office, long seq) {
        return jdbc.sql("select seq, entry, previous, digest, linked_at from audit_link where office = ? and seq = ?")
                .params(office.value(), seq)
                .query(LINK)
                .optional();
    }

    /** When the entry of this link was made; of links from here on the oldest, but for what was committed late by moments. */
    Instant madeAt(OfficeId office, long seq) {
        return jdbc.sql("""
                        select e.at from audit_link l join audit_entry e on e.office = l.office and e.id = l.entry
                        where l.office = ? and l.seq = ?
                        """)
                .params(office.value(), seq)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /** Entries without a link, oldest first; the key of an entry grows with time, so this reads few rows. */
    List<AuditEntry> unlinked(OfficeId office, int most) {
        return jdbc.sql("select " + ENTRY + """
                         from audit_pending p join audit_entry e on e.office = p.office and e.id = p.entry
                        where p.office = ? order by p.entry limit ?
                        """)
                .params(office.value(), most)
                .query(AuditStore::entry)
                .list();
    }

    /** Links the entries; they wait no longer. One statement each way, whatever their number. */
    void link(OfficeId office, List<AuditLink> links) {
        String[] entries = links.stream().map(link -> link.entry().toString()).toArray(String[]::new);
        jdbc.sql("""
                        insert into audit_link (office, seq, entry, previous, digest, linked_at)
                        select ?, t.seq, t.entry::uuid, t.previous, t.digest, ?
                        from unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) as t (seq, entry, previous, digest)
                        """)
                .params(
                        office.value(),
                        Timestamp.from(links.get(0).linkedAt()),
                        links.stream().map(AuditLink::seq).toArray(Long[]::new),
                        entries,
                        links.stream().map(AuditLink::previous).toArray(String[]::new),
                        links.stream().map(AuditLink::digest).toArray(String[]::new))
                .update();
        jdbc.sql("delete from audit_pending where office = ? and entry = any (?::uuid[])")
                .params(office.value(), entries)
                .update();
    }

    /** Offices with entries that wait for a link; needs the scope across offices. */
    List<OfficeId> officesToLink() {
        return offices("select distinct office from audit_pending order by office");
    }

    /** Offices that have a chain; needs the scope across offices. */
    List<OfficeId> officesWithChain() {
        return offices("""
                with recursive o as (
                  (select office from audit_link order by office limit 1)
                  union all
                  select (select l.office from audit_link l where l.office > o.office order by l.office limit 1)
                  from o where o.office is not null)
                select office from o where office is not null
                """);
    }

    private List<OfficeId> offices(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> new OfficeId(row.getString("office")))
                .list();
    }

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                new OfficeId(row.getString("office")),
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("workplace"),
                row.getString("event"),
                AuditOutcome.valueOf(row.getString("outcome")),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("reason"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static final RowMapper<AuditLink> LINK = (row, n) -> new AuditLink(
            row.getLong("seq"),
            row.getObject("entry", UUID.class),
            row.getString("previous"),
            row.getString("digest"),
            instant(row, "linked_at"));
}
