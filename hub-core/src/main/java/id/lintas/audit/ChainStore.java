package id.lintas.audit;

import id.lintas.office.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    /** Links of that stretch with their entries, in order, those after {@code seq}. Each entry by its key: there may be millions of them. */
    List<Linked> linked(OfficeId office, long seq, long to, int most) {
        return jdbc.sql("select l.*, " + AuditStore.ENTRY + " from " + AuditStore.LINKS + """
                         left join lateral (select * from audit_entry where office = :office and id = l.entry limit 1) e on true
                        order by l.seq limit :most
                        """)
                .param("office", office.value())
                .param("after", seq)
                .param("to", to)
                .param("most", most)
                .query((row, n) -> new Linked(
                        AuditStore.LINK.mapRow(row, n), row.getObject("id") == null ? null : AuditStore.entry(row, n)))
                .list();
    }

    /** Links of that stretch, those after {@code seq}. */
    List<AuditLink> links(OfficeId office, long seq, long to, int most) {
        return jdbc.sql("select * from " + AuditStore.LINKS + " order by seq limit :most")
                .param("office", office.value())
                .param("after", seq)
                .param("to", to)
                .param("most", most)
                .query(AuditStore.LINK)
                .list();
    }

    /** Numbers of these entries' links, in order. Reads the ids of the office's whole chain, 16 bytes for each entry. */
    List<Long> numbersOf(OfficeId office, List<UUID> entries) {
        return jdbc.sql("""
                        select r.from_seq + u.n - 1 as seq from audit_run r cross join lateral unnest(r.entries) with ordinality as u (entry, n)
                        where r.office = :office and r.entries && array[:entries]::uuid[] and u.entry in (:entries) order by seq
                        """)
                .param("office", office.value())
                .param("entries", entries)
                .query(Long.class)
                .list();
    }

    /** Whether an entry stands in the chain twice. */
    boolean linkedTwice(OfficeId office) {
        return jdbc.sql(
                        "select count(*) > count(distinct e) from audit_run cross join lateral unnest(entries) e where office = ?")
                .param(office.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether an entry exists that neither has a link nor waits for one. */
    boolean strays(OfficeId office) {
        return jdbc.sql("""
                        select exists (select id from audit_entry where office = :office
                          except select unnest(entries) from audit_run where office = :office
                          except select unnest(entries) from audit_pending where office = :office)
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
