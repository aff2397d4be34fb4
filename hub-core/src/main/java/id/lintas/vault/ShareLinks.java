package id.lintas.vault;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Links by which the registry's ABIS fetches a case's fingers: unguessable (256 bits), kept as a digest only, and
 * expiring. What they open holds no name and no identity number.
 */
@Service
public class ShareLinks {

    private final BiometricVault vault;
    private final OfficeTransactions transactions;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    ShareLinks(BiometricVault vault, OfficeTransactions transactions, JdbcClient jdbc, Clock clock, Settings settings) {
        this.vault = vault;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Where the links point and how long they live.
     *
     * @param hub the hub's address as the registry reaches it
     * @param life from making a link to its end
     */
    public record Settings(URI hub, Duration life) {}

    /** A new link to the case's fingers; joins the office's open transaction. */
    public URI create(OfficeId office, UUID application) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("insert into share_office (token_digest, office, application, expires_at) values (?, ?, ?, ?)")
                .params(
                        digest(token),
                        office.value(),
                        application,
                        Timestamp.from(clock.instant().plus(settings.life())))
                .update();
        return settings.hub().resolve("/datashare/" + token);
    }

    /** The CBEFF document behind a link's token, or empty if there is no such link or it has expired. */
    public Optional<byte[]> open(String token) {
        record Share(OfficeId office, UUID application) {}
        return transactions.inTransaction(() -> jdbc.sql(
                        "select office, application from share_office where token_digest = ? and expires_at > ?")
                .params(digest(token), Timestamp.from(clock.instant()))
                .query((row, n) ->
                        new Share(new OfficeId(row.getString("office")), row.getObject("application", UUID.class)))
                .optional()
                .map(share -> transactions.in(
                        share.office(), () -> cbeff(vault.fingers(share.office(), share.application())))));
    }

    private static String digest(String token) {
        return BiometricVault.sha256(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Names and Base64 come from closed alphabets, so there is nothing to escape. */
    private static byte[] cbeff(List<FingerRecord> fingers) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<BIR xmlns=\"http://docs.oasis-open.org/bias/ns/biaspatronformat-1.0/\">");
        for (FingerRecord finger : fingers) {
            xml.append("<BIR><BDBInfo><Format><Organization>257</Organization><Type>7</Type></Format>")
                    .append("<Type>Finger</Type><Subtype>")
                    .append(finger.name())
                    .append("</Subtype></BDBInfo><BDB>")
                    .append(Base64.getEncoder().encodeToString(finger.bytes()))
                    .append("</BDB></BIR>");
        }
        return xml.append("</BIR>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
