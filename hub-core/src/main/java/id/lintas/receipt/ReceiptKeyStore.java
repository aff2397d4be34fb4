package id.lintas.receipt;

import id.lintas.audit.SigningKey;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The public keys that ever signed a receipt; none is ever removed, for receipts are kept for years. */
@Repository
class ReceiptKeyStore {

    private final JdbcClient jdbc;

    ReceiptKeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Joins the open transaction. */
    void publish(SigningKey key, Instant now) {
        jdbc.sql("insert into receipt_key (key_id, public_key, first_used_at) values (?, ?, ?) on conflict do nothing")
                .params(key.id(), key.publicKey(), Timestamp.from(now))
                .update();
    }

    List<ReceiptKey> all() {
        return jdbc.sql("select key_id, public_key from receipt_key order by first_used_at, key_id")
                .query((row, n) -> new ReceiptKey(row.getString("key_id"), row.getString("public_key")))
                .list();
    }
}
