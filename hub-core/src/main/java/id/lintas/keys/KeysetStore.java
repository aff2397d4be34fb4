package id.lintas.keys;

import id.lintas.keys.KeyEncryption.WrappedKeyset;
import id.lintas.office.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class KeysetStore {

    private final JdbcClient jdbc;

    KeysetStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a rotation stands. */
    enum Phase {
        /** One key each. */
        STEADY,
        /** New keys are there and becoming known to all nodes; nothing is sealed with them yet. */
        SPREADING,
        /** New keys seal; what older ones sealed is sealed anew. */
        RESEALING,
        /** Older keys are disabled; after a while they are destroyed. */
        RETIRING
    }

    /**
     * A row.
     *
     * @param version grows with each change
     * @param since when the phase began
     */
    record Stored(OfficeId office, int version, WrappedKeyset wrapped, Phase phase, Instant since) {}

    /** Keeps the office's first keyset, unless another node was faster. */
    void insert(OfficeId office, WrappedKeyset first, Instant now) {
        jdbc.sql("""
                        insert into office_keyset (office, version, kek, seal_keys, index_keys, phase, phase_since)
                        values (?, 1, ?, ?, ?, 'STEADY', ?) on conflict do nothing
                        """)
                .params(office.value(), first.kek(), first.seal(), first.index(), Timestamp.from(now))
                .update();
    }

    /** Replaces what was read; false if somebody else did meanwhile. */
    boolean replace(Stored read, WrappedKeyset keyset, Phase phase, Instant since) {
        return jdbc.sql("""
                                update office_keyset set version = version + 1, kek = ?, seal_keys = ?, index_keys = ?, phase = ?, phase_since = ?
                                where office = ? and version = ?
                                """)
                        .params(
                                keyset.kek(),
                                keyset.seal(),
                                keyset.index(),
                                phase.name(),
                                Timestamp.from(since),
                                read.office().value(),
                                read.version())
                        .update()
                == 1;
    }

    Optional<Stored> find(OfficeId office) {
        return jdbc.sql("select * from office_keyset where office = ?")
                .param(office.value())
                .query(KeysetStore::read)
                .optional();
    }

    /** The keysets' versions, across offices. */
    Map<OfficeId, Integer> versions() {
        Map<OfficeId, Integer> versions = new LinkedHashMap<>();
        jdbc.sql("select office, version from office_keyset order by office")
                .query((row, n) -> versions.put(new OfficeId(row.getString("office")), row.getInt("version")))
                .list();
        return versions;
    }

    /** The keysets of these offices, across offices. */
    List<Stored> all(Collection<OfficeId> offices) {
        return offices.isEmpty()
                ? List.of()
                : jdbc.sql("select * from office_keyset where office in (:offices) order by office")
                        .param("offices", offices.stream().map(OfficeId::value).toList())
                        .query(KeysetStore::read)
                        .list();
    }

    /** Offices whose keyset asks for a next step: a rotation under way, or a wrapping key that is not the current one. */
    List<OfficeId> unfinished(String kek) {
        return jdbc
                .sql("select office from office_keyset where phase <> 'STEADY' or kek <> ? order by office")
                .param(kek)
                .query(String.class)
                .list()
                .stream()
                .map(OfficeId::new)
                .toList();
    }

    /** An office whose keys were last replaced before that moment and rest, the longest first. */
    Optional<OfficeId> oldest(Instant before) {
        return jdbc.sql(
                        "select office from office_keyset where phase = 'STEADY' and phase_since < ? order by phase_since limit 1")
                .param(Timestamp.from(before))
                .query(String.class)
                .optional()
                .map(OfficeId::new);
    }

    private static Stored read(ResultSet row, int n) throws SQLException {
        return new Stored(
                new OfficeId(row.getString("office")),
                row.getInt("version"),
                new WrappedKeyset(row.getString("kek"), row.getBytes("seal_keys"), row.getBytes("index_keys")),
                Phase.valueOf(row.getString("phase")),
                row.getTimestamp("phase_since").toInstant());
    }
}
