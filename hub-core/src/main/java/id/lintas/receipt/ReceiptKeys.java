package id.lintas.receipt;

import id.lintas.audit.SigningKey;
import id.lintas.office.OfficeTransactions;
import id.lintas.secret.MissingSecret;
import id.lintas.secret.SecretStore;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The keys of receipts. The one that signs is in the secret store and read anew each time, so that another file is a rotation;
 * its successor beside it is published before it signs, so that whoever checks offline can have it in time.
 */
@Service
public class ReceiptKeys {

    /** Reference of the Ed25519 key, PKCS#8 in PEM. */
    public static final String KEY = "receipt/signing-key";

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptKeys.class);

    private final ReceiptKeyStore store;
    private final OfficeTransactions transactions;
    private final SecretStore secrets;
    private final Clock clock;

    ReceiptKeys(ReceiptKeyStore store, OfficeTransactions transactions, SecretStore secrets, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** All public keys by which a receipt may be checked: those that ever signed, the one that signs, and its successor. */
    public List<ReceiptKey> published() {
        Map<String, ReceiptKey> keys = new java.util.LinkedHashMap<>();
        transactions.inTransaction(store::all).forEach(key -> keys.put(key.id(), key));
        for (SigningKey key : held()) {
            keys.putIfAbsent(key.id(), new ReceiptKey(key.id(), key.publicKey()));
        }
        return List.copyOf(keys.values());
    }

    Optional<ReceiptKey> find(String id) {
        return Optional.ofNullable(published().stream()
                .collect(Collectors.toMap(ReceiptKey::id, key -> key))
                .get(id));
    }

    /**
     * The claims, signed by the key of the moment; joins the open transaction.
     *
     * @throws CannotIssue if there is no usable key
     */
    String sign(ReceiptClaims claims) {
        try {
            SigningKey key = SigningKey.parse(secrets.text(KEY));
            store.publish(key, clock.instant());
            return ReceiptToken.sign(claims, key);
        } catch (MissingSecret | GeneralSecurityException e) {
            LOG.error("receipt not issued: {}", e.getMessage());
            throw new CannotIssue(e);
        }
    }

    private List<SigningKey> held() {
        List<SigningKey> keys = new ArrayList<>();
        try {
            for (String pem : secrets.valid(KEY)) {
                keys.add(SigningKey.parse(pem));
            }
        } catch (MissingSecret | GeneralSecurityException e) {
            LOG.error("receipt keys: one is not published: {}", e.getMessage());
        }
        return keys;
    }
}
