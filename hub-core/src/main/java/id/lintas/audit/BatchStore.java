package id.lintas.audit;

import id.lintas.office.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signed batches, the keys that signed them, and what looks at the chains found. */
@Repository
class BatchStore {

    private static final String BATCH =
            "select number, from_seq, to_seq, content, signature, key_id, sealed_at from audit_batch where office = ? ";

    private final JdbcClient jdbc;

    BatchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AuditBatch> last(OfficeId office) {
        return jdbc.sql(BATCH + "order by number desc limit 1")
                .param(office.value())
                .query(BatchStore::batch)
                .optional();
    }

    /** Batches after that number, in order. */
    List<AuditBatch> after(OfficeId office, long number, int most) {
        return jdbc.sql(BATCH + "and number > ? order by number limit ?")
                .params(office.value(), number, most)
                .query(BatchStore::batch)
                .list();
    }

    /** The first and the last batch sealed in the period, in order; empty if there is none. */
    List<AuditBatch> ends(OfficeId office, Instant from, Instant until) {
        return jdbc.sql(BATCH + """
                        and number in (
                          select min(number) from audit_batch where office = ? and sealed_at >= ? and sealed_at < ?
                          union select max(number) from audit_batch where office = ? and sealed_at >= ? and sealed_at < ?)
                        order by number
                        """)
                .params(
                        office.value(),
                        office.value(),
                        Timestamp.from(from),
                        Timestamp.from(until),
                        office.value(),
                        Timestamp.from(from),
                        Timestamp.from(until))
                .query(BatchStore::batch)
                .list();
    }

    /** The batch that signs this link, if it is signed yet. */
    Optional<AuditBatch> covering(OfficeId office, long seq) {
        return jdbc.sql(BATCH + "and to_seq >= ? order by to_seq limit 1")
                .params(office.value(), seq)
                .query(BatchStore::batch)
                .optional();
    }

    void insert(OfficeId office, AuditBatch batch) {
        jdbc.sql("""
                        insert into audit_batch (office, number, from_seq, to_seq, content, signature, key_id, sealed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        office.value(),
                        batch.number(),
                        batch.fromSeq(),
                        batch.toSeq(),
                        batch.content(),
                        batch.signature(),
                        batch.keyId(),
                        Timestamp.from(batch.sealedAt()))
                .update();
    }

    void publish(SigningKey key, Instant now) {
        jdbc.sql("insert into audit_key (key_id, public_key, first_used_at) values (?, ?, ?) on conflict do nothing")
                .params(key.id(), key.publicKey(), Timestamp.from(now))
                .update();
    }

    /** Every public key that ever signed, by id, the first used first. */
    Map<String, PublishedKey> keys() {
        return jdbc
                .sql("select key_id, public_key, first_used_at from audit_key order by first_used_at, key_id")
                .query((row, n) -> new PublishedKey(
                        row.getString("key_id"), row.getString("public_key"), AuditStore.instant(row, "first_used_at")))
                .stream()
                .collect(Collectors.toMap(
                        PublishedKey::id, Function.identity(), (a, b) -> a, java.util.LinkedHashMap::new));
    }

    private static AuditBatch batch(ResultSet row, int number) throws SQLException {
        return new AuditBatch(
                row.getLong("number"),
                row.getLong("from_seq"),
                row.getLong("to_seq"),
                row.getString("content"),
                row.getString("signature"),
                row.getString("key_id"),
                AuditStore.instant(row, "sealed_at"));
    }
}
