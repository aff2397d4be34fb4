package id.lintas.audit;

import id.lintas.office.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads whole chains, piece by piece, and keeps what was found. */
@Repository
class ChainStore {

    private final JdbcClient jdbc;

    ChainStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Links after that number with their entries, in order. */
    List<Linked> after(OfficeId office, long seq, int most) {
        return linked(office, seq, Long.MAX_VALUE, most);
    }

    /** Links of that stretch with their entries, in order, those after {@code seq}. */
    List<Linked> linked(OfficeId office, long seq, long to, int most) {
        return jdbc.sql("select l.seq, l.entry, l.previous, l.digest, l.linked_at, " + AuditStore.ENTRY + """
                         from audit_link l left join audit_entry e on e.office = l.office and e.id = l.entry
                        where l.office = ? and l.seq > ? and l.seq <= ? order by l.seq limit ?
                        """)
                .params(office.value(), seq, to, most)
                .query((row, n) -> new Linked(
                        AuditStore.LINK.mapRow(row, n), row.getObject("id") == null ? null : AuditStore.entry(row, n)))
                .list();
    }

    /** Links of that stretch, those after {@code seq}. */
    List<AuditLink> links(OfficeId office, long seq, long to, int most) {
        return jdbc.sql("""
                        select seq, entry, previous, digest, linked_at from audit_link
                        where office = ? and seq > ? and seq <= ? order by seq limit ?
                        """)
                .params(office.value(), seq, to, most)
                .query(AuditStore.LINK)
                .list();
    }

    /** Links of these entries. */
    List<AuditLink> linksOf(OfficeId office, List<java.util.UUID> entries) {
        return jdbc.sql("""
                        select seq, entry, previous, digest, linked_at from audit_link
                        where office = :office and entry in (:entries) order by seq
                        """)
                .param("office", office.value())
                .param("entries", entries)
                .query(AuditStore.LINK)
                .list();
    }

    /** Whether an entry exists that neither has a link nor waits for one. */
    boolean strays(OfficeId office) {
        return jdbc.sql("""
                        select exists (select from audit_entry e where e.office = :office
                          and not exists (select from audit_link l where l.office = e.office and l.entry = e.id)
                          and not exists (select from audit_pending p where p.office = e.office and p.entry = e.id))
                        """)
                .param("office", office.value())
                .query(Boolean.class)
                .single();
    }

    Optional<ChainState> lastCheck(OfficeId office) {
        return jdbc.sql("select * from audit_check where office = ? order by checked_at desc limit 1")
                .param(office.value())
                .query(ChainStore::state)
                .optional();
    }

    /** The longest chain that any look found. */
    long longest(OfficeId office) {
        return jdbc.sql("select coalesce(max(links), 0) from audit_check where office = ?")
                .param(office.value())
                .query(Long.class)
                .single();
    }

    /** The last look at each chain; needs the scope across offices. */
    List<ChainState> lastChecks() {
        return jdbc.sql("select distinct on (office) * from audit_check order by office, checked_at desc")
                .query(ChainStore::state)
                .list();
    }

    void insert(ChainState state) {
        jdbc.sql("""
                        insert into audit_check (office, checked_at, links, signed, until, broken_at, why)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        state.office().value(),
                        Timestamp.from(state.checkedAt()),
                        state.links(),
                        state.signed(),
                        state.until() == null ? null : Timestamp.from(state.until()),
                        state.brokenAt(),
                        state.fault().name())
                .update();
    }

    private static ChainState state(ResultSet row, int number) throws SQLException {
        Timestamp until = row.getTimestamp("until");
        return new ChainState(
                new OfficeId(row.getString("office")),
                AuditStore.instant(row, "checked_at"),
                row.getLong("links"),
                row.getLong("signed"),
                until == null ? null : until.toInstant(),
                row.getObject("broken_at", Long.class),
                ChainFault.valueOf(row.getString("why")));
    }

    /** @param entry null if it is gone */
    record Linked(AuditLink link, @Nullable AuditEntry entry) {}
}
