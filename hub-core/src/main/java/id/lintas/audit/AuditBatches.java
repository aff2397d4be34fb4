package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.secret.MissingSecret;
import id.lintas.secret.SecretStore;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Signs what was linked since the last batch, office by office. If it cannot sign, nothing else stops: links go on, the log
 * says so at level error each time, and the first batch that is signed again says in the trail how long the evidence was
 * late.
 */
@Service
public class AuditBatches {

    /** Reference of the Ed25519 key, PKCS#8 in PEM; read anew for each run, so that a new file is a rotation. */
    public static final String KEY = "audit/signing-key";

    /** A batch whose oldest entry is older than this closes a gap of evidence. */
    static final Duration LATE = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(AuditBatches.class);

    private final AuditStore entries;
    private final BatchStore batches;
    private final AuditTrail trail;
    private final OfficeTransactions transactions;
    private final Signing signing;

    AuditBatches(
            AuditStore entries,
            BatchStore batches,
            AuditTrail trail,
            OfficeTransactions transactions,
            Signing signing) {
        this.entries = entries;
        this.batches = batches;
        this.trail = trail;
        this.transactions = transactions;
        this.signing = signing;
    }

    /** Signs for every office that has new links, and returns how many batches that made. */
    public int sign() {
        Optional<SigningKey> key = signing.key();
        int made = 0;
        for (OfficeId office : transactions.acrossOffices(entries::officesWithChain)) {
            try {
                if (key.isPresent() && sign(office, key.get(), false)) {
                    made++;
                }
            } catch (RuntimeException e) {
                LOG.error("audit batch: not signed for office {}", office, e);
            }
        }
        return made;
    }

    /** Signs one office's new links at once, after whoever is at it; false if there are none, or no key. */
    public boolean sign(OfficeId office) {
        return signing.key().map(key -> sign(office, key, true)).orElse(false);
    }

    /** Public keys that ever signed, the first used first. */
    public List<PublishedKey> keys() {
        return transactions.inTransaction(() -> List.copyOf(batches.keys().values()));
    }

    private boolean sign(OfficeId office, SigningKey key, boolean wait) {
        return transactions.in(office, () -> {
            if (!entries.lockChain(office, wait)) {
                return false;
            }
            Optional<AuditBatch> last = batches.last(office);
            AuditLink.Head head = entries.head(office);
            long from = last.map(AuditBatch::toSeq).orElse(0L) + 1;
            if (head.seq() < from) {
                return false;
            }
            Instant now = signing.clock().instant();
            long number = last.map(AuditBatch::number).orElse(0L) + 1;
            AuditLink first = entries.linkAt(office, from).orElseThrow();
            String content = AuditBatch.content(office, number, first, head, now, key.id());
            batches.publish(key, now);
            batches.insert(
                    office,
                    new AuditBatch(number, from, head.seq(), content, signing.sign(key, content), key.id(), now));
            noteGap(office, number, first, head.seq(), now);
            return true;
        });
    }

    private void noteGap(OfficeId office, long number, AuditLink first, long to, Instant now) {
        Instant oldest = entries.madeAt(office, first.entry());
        if (oldest.plus(LATE).isBefore(now)) {
            trail.record(
                    office,
                    "hub",
                    AuditEvent.EVIDENCE_GAP,
                    "batch-" + number,
                    "signed at " + now + ", oldest entry of " + oldest + ", entries " + first.seq() + " to " + to);
        }
    }

    /** The key, if it can be had, and the time. */
    @org.springframework.stereotype.Component("auditSigning")
    record Signing(SecretStore secrets, Clock clock) {

        Optional<SigningKey> key() {
            try {
                return Optional.of(SigningKey.parse(secrets.text(KEY)));
            } catch (MissingSecret | GeneralSecurityException e) {
                LOG.error("audit batch: nothing can be signed, evidence is late: {}", e.getMessage());
                return Optional.empty();
            }
        }

        String sign(SigningKey key, String content) {
            try {
                return key.sign(content);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("audit batch: key " + key.id() + " does not sign", e);
            }
        }
    }
}
