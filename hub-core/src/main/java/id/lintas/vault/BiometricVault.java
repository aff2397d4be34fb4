package id.lintas.vault;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keeps fingerprint records, sealed with the office's key and bound to their row, so that a row copied elsewhere does not
 * open. Methods join the office's open transaction.
 */
@Service
public class BiometricVault implements SealsColumns {

    private final JdbcClient jdbc;
    private final OfficeKeys keys;
    private final Clock clock;

    BiometricVault(JdbcClient jdbc, OfficeKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** Keeps one finger of a case; a finger taken again replaces the earlier one. */
    public void store(OfficeId office, UUID application, FingerRecord finger) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql("""
                        insert into biometric (office, id, application, position, digest, sealed, created_at) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (office, application, position)
                        do update set id = excluded.id, digest = excluded.digest, sealed = excluded.sealed, created_at = excluded.created_at
                        """)
                .params(
                        office.value(),
                        id,
                        application,
                        finger.position(),
                        sha256(finger.bytes()),
                        keys.seal(office, finger.bytes(), binding(id)),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** Whether any finger of the case is kept; none is once their time was over. */
    public boolean holds(OfficeId office, UUID application) {
        return jdbc.sql("select exists (select 1 from biometric where office = ? and application = ?)")
                .params(office.value(), application)
                .query(Boolean.class)
                .single();
    }

    /** The case's fingers, by position. */
    List<FingerRecord> fingers(OfficeId office, UUID application) {
        return jdbc.sql("select id, sealed from biometric where office = ? and application = ? order by position")
                .params(office.value(), application)
                .query((row, n) -> new FingerRecord(
                        keys.open(office, row.getBytes("sealed"), binding(row.getObject("id", UUID.class)))))
                .list();
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("biometric", "uuid", "id", "sealed"));
    }

    private static Binding binding(UUID id) {
        return new Binding("biometric.sealed", id.toString());
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
