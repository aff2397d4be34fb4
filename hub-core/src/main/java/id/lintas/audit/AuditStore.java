package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Entries and their chain. Only ever inserts; a row of {@code audit_pending} goes when the links of its entries come. */
@Repository
class AuditStore {

    private static final Logger LOG = LoggerFactory.getLogger(AuditStore.class);

    static final String ENTRY =
            "e.office, e.id, e.at, e.actor, e.workplace, e.event, e.outcome, e.subject, e.detail, e.reason";

    /**
     * The links of an office from {@code after} to {@code to}, each with its number, out of the runs that they are kept in: of just so many
     * runs as hold what is asked for, as one may hold hundreds.
     */
    static final String LINKS = """
            (select r.from_seq + u.n - 1 as seq, u.entry, encode(u.previous, 'hex') as previous, encode(u.digest, 'hex') as digest, r.linked_at
              from (select s.*, sum(s.size) over (order by s.to_seq) - s.size as before
                    from (select a.*, a.to_seq - greatest(a.from_seq, :after + 1) + 1 as size from audit_run a
                          where a.office = :office and a.to_seq > :after and a.from_seq <= :to order by a.to_seq limit :most) s) r
              cross join lateral unnest(r.entries, r.digests, r.previous || r.digests[1 : cardinality(r.digests) - 1])
                with ordinality as u (entry, digest, previous, n)
              where r.before < :most and r.from_seq + u.n - 1 > :after and r.from_seq + u.n - 1 <= :to) l
            """;

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
        return jdbc.sql("""
                        select to_seq, encode(digests[cardinality(digests)], 'hex') as digest from audit_run
                        where office = ? order by to_seq desc limit 1
                        """)
                .param(office.value())
                .query((row, n) -> new AuditLink.Head(row.getLong("to_seq"), row.getString("digest")))
                .optional()
                .orElse(AuditLink.Head.NONE);
    }

    Optional<AuditLink> linkAt(OfficeId office, long seq) {
        return jdbc.sql("select * from " + LINKS)
                .param("office", office.value())
                .param("after", seq - 1)
                .param("to", seq)
                .param("most", 1)
                .query(LINK)
                .optional();
    }

    /** When the entry was made; of those linked from it on the oldest, but for what was committed late by moments. */
    Instant madeAt(OfficeId office, UUID entry) {
        return jdbc.sql("select at from audit_entry where office = ? and id = ?")
                .params(office.value(), entry)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    /**
     * Entries without a link, oldest first; the key of an entry grows with time, so this reads few rows. Those that one statement wrote
     * come together.
     *
     * @param enough how many are enough
     */
    List<AuditEntry> unlinked(OfficeId office, int enough) {
        return jdbc.sql("select " + ENTRY + """
                         from (select entries, sum(cardinality(entries)) over (order by entry) - cardinality(entries) as before
                               from (select entry, entries from audit_pending where office = :office order by entry limit :enough) p) w
                         cross join unnest(w.entries) as u (id)
                         join audit_entry e on e.office = :office and e.id = u.id
                        where w.before < :enough order by e.id
                        """)
                .param("office", office.value())
                .param("enough", enough)
                .query(AuditStore::entry)
                .list();
    }

    /** Links the entries, whose numbers follow each other, as one run; they wait no longer. */
    void link(OfficeId office, List<AuditLink> links) {
        AuditLink first = links.get(0);
        AuditLink last = links.get(links.size() - 1);
        String[] entries = links.stream().map(link -> link.entry().toString()).toArray(String[]::new);
        jdbc.sql("""
                        insert into audit_run (office, from_seq, to_seq, entries, previous, digests, linked_at)
                        values (?, ?, ?, ?::uuid[], ?, ?, ?)
                        """)
                .params(
                        office.value(),
                        first.seq(),
                        last.seq(),
                        entries,
                        bytes(first.previous()),
                        links.stream().map(link -> bytes(link.digest())).toArray(byte[][]::new),
                        Timestamp.from(last.linkedAt()))
                .update();
        int waited = jdbc.sql("""
                        with linked as (delete from audit_pending where office = ? and entry = any (?::uuid[]) returning entries)
                        select coalesce(sum(cardinality(entries)), 0) from linked
                        """)
                .params(office.value(), entries)
                .query(Integer.class)
                .single();
        if (waited < links.size()) {
            throw new IllegalStateException("audit chain: " + links.size() + " entries of office " + office
                    + " to link, of which " + waited + " waited (expected: each is linked once)");
        }
        if (waited > links.size()) {
            LOG.error(
                    "audit chain: {} entries of office {} were gone before they had a link, which follows {}",
                    waited - links.size(),
                    office,
                    first.seq());
        }
    }

    private static byte[] bytes(String digest) {
        return HexFormat.of().parseHex(digest);
    }

    /** Offices with entries that wait for a link; needs the scope across offices. */
    List<OfficeId> officesToLink() {
        return offices("select distinct office from audit_pending order by office");
    }

    /** Offices that have a chain; needs the scope across offices. */
    List<OfficeId> officesWithChain() {
        return offices("""
                with recursive o as (
                  (select office from audit_run order by office limit 1)
                  union all
                  select (select r.office from audit_run r where r.office > o.office order by r.office limit 1)
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
