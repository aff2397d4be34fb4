package id.lintas.vault;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import id.lintas.office.OfficeId;
import id.lintas.secret.SecretStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Keeps fingerprint records, encrypted with AES-256-GCM under the vault's key and bound to their office and id, so that a
 * row copied elsewhere does not open. Methods join the office's open transaction.
 */
@Service
public class BiometricVault {

    private final JdbcClient jdbc;
    private final SecretStore secrets;
    private final Clock clock;

    BiometricVault(JdbcClient jdbc, SecretStore secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Keeps one finger of a case; a finger taken again replaces the earlier one. */
    public void store(OfficeId office, UUID application, FingerRecord finger) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        byte[] sealed;
        try {
            sealed = cipher().encrypt(finger.bytes(), binding(office, id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("vault: cannot encrypt", e);
        }
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
                        sealed,
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** The case's fingers, by position. */
    List<FingerRecord> fingers(OfficeId office, UUID application) {
        Aead cipher = cipher();
        return jdbc.sql("select id, sealed from biometric where office = ? and application = ? order by position")
                .params(office.value(), application)
                .query((row, n) -> {
                    try {
                        return new FingerRecord(cipher.decrypt(
                                row.getBytes("sealed"), binding(office, row.getObject("id", UUID.class))));
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("vault: a record does not open", e);
                    }
                })
                .list();
    }

    private Aead cipher() {
        try {
            return new AesGcmJce(Base64.getDecoder().decode(secrets.text("vault-key")));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("vault-key (expected: 32 bytes in Base64)", e);
        }
    }

    private static byte[] binding(OfficeId office, UUID id) {
        return (office + "/" + id).getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }
}
