package id.lintas.message;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Keeps every message that came in, readable or not, with what became of it. Joins a running transaction. The body is
 * sealed with the key of the office concerned; where that is nobody's or many offices' message, with the directorate's.
 */
@Service
public class MessageLog implements SealsColumns {

    /** A hostile sender must not fill the ledger: of a longer body only this much is kept, and its digest whole. */
    private static final int KEPT = 1 << 20;

    private static final Rows ADD = Rows.added(
            "inbound_message",
            "id uuid",
            "peer text",
            "transport text",
            "address text",
            "operation text",
            "office text",
            "correlation text",
            "received_at timestamptz",
            "answered_at timestamptz",
            "outcome text",
            "detail text",
            "digest text",
            "sealed_for text",
            "body bytea",
            "call_id text",
            "status int",
            "code text");

    private final Pipeline pipeline;
    private final OfficeKeys keys;

    MessageLog(Pipeline pipeline, OfficeKeys keys) {
        this.pipeline = pipeline;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("inbound_message", "sealed_for", "id", "uuid", "body", null));
    }

    /** Keeps the message. */
    public void record(Inbound message) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Inbound.Answer answer = message.answer();
        byte[] body = message.body();
        byte[] kept = body.length <= KEPT ? body : Arrays.copyOf(body, KEPT);
        OfficeId sealer = message.office() == null ? OfficeId.CENTRAL : new OfficeId(message.office());
        pipeline.write(
                ADD,
                id,
                message.peer(),
                message.transport(),
                clean(message.address()),
                message.operation(),
                message.office(),
                message.correlation(),
                Timestamp.from(message.receivedAt()),
                Timestamp.from(message.answeredAt()),
                message.outcome(),
                clean(message.detail()),
                sha256(body),
                sealer.value(),
                keys.seal(sealer, kept, new Binding("inbound_message.body", id.toString())),
                answer == null ? null : answer.callId(),
                answer == null ? null : answer.status(),
                answer == null ? null : answer.code());
    }

    /** SHA-256 in hex. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    /** PostgreSQL's text takes no NUL, and a long address or reason is of no use. */
    private static String clean(String text) {
        String whole = text.replace('\0', '?');
        return whole.length() <= 500 ? whole : whole.substring(0, 500);
    }
}
