package id.lintas.keys;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.keys.KeysetStore.Phase;
import id.lintas.keys.KeysetStore.Stored;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Replaces an office's keys while the hub works. A new key first only opens, until every node has it; then it seals, and
 * what older keys sealed is sealed anew; when nothing uses them any more, the older keys are disabled and, after a time in
 * which they can be brought back, destroyed. Each step is a conditional update, so any number of nodes may step at once.
 */
@Service
public class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final int BATCHES_A_STEP = 50;

    private final KeysetStore store;
    private final KeyEncryption encryption;
    private final Resealing resealing;
    private final Ledger ledger;
    private final Keyrings.Environment environment;

    KeyRotation(
            KeysetStore store,
            KeyEncryption encryption,
            Resealing resealing,
            Ledger ledger,
            Keyrings.Environment environment) {
        this.store = store;
        this.encryption = encryption;
        this.resealing = resealing;
        this.ledger = ledger;
        this.environment = environment;
    }

    /** What a rotation writes besides keysets. */
    @org.springframework.stereotype.Component("keyLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit) {}

    /**
     * Begins to replace the office's keys; {@link #step} does the rest.
     *
     * @param actor who wants it
     * @return false if a rotation is under way already
     * @throws IllegalStateException if the office has no keys yet
     */
    public boolean rotate(OfficeId office, String actor) {
        return ledger.transactions().in(office, () -> {
            Stored stored = store.find(office)
                    .orElseThrow(() -> new IllegalStateException("keyset of " + office + ": absent (expected: one)"));
            if (stored.phase() != Phase.STEADY
                    || !replace(stored, keyset(stored).withNewKeys(), Phase.SPREADING)) {
                return false;
            }
            ledger.audit().record(office, actor, AuditEvent.KEY_ROTATION_BEGUN, "keys", "");
            return true;
        });
    }

    /**
     * Does what is due for every office, a bounded amount; to be called every few seconds by at least one node. Keysets
     * that an older key-encryption key wraps are wrapped by the current one here.
     *
     * @return whether a rotation is still under way
     */
    public boolean step() {
        String kek = encryption.current();
        var unfinished = ledger.transactions().acrossOffices(() -> store.unfinished(kek));
        for (OfficeId office : unfinished) {
            try {
                Stored stored = ledger.transactions()
                        .in(office, () -> store.find(office).orElseThrow());
                if (stored.wrapped().kek().equals(kek)) {
                    step(stored);
                } else {
                    rewrap(stored, kek);
                }
            } catch (KeysetUnusable | id.lintas.secret.MissingSecret e) {
                LOG.error("office={} keys stay as they are: {}", office, e.getMessage());
            }
        }
        return !unfinished.isEmpty() || aged();
    }

    /** One office at a time, so that a year's rotations do not fall upon one day's database. */
    private boolean aged() {
        Instant before =
                environment.clock().instant().minus(environment.settings().rotateAfter());
        return ledger.transactions()
                .acrossOffices(() -> store.oldest(before))
                .filter(office -> rotate(office, "hub"))
                .isPresent();
    }

    private void step(Stored stored) {
        OfficeId office = stored.office();
        KeySettings settings = environment.settings();
        switch (stored.phase()) {
            case STEADY -> {}
            case SPREADING -> {
                if (past(stored, settings.spread())) {
                    commit(stored, keyset(stored).newestFirst(), Phase.RESEALING);
                }
            }
            case RESEALING -> {
                if (past(stored, settings.spread()) && !resealing.round(office, settings.batch(), BATCHES_A_STEP)) {
                    commit(stored, keyset(stored).olderDisabled(), Phase.RETIRING);
                }
            }
            case RETIRING -> retire(stored);
        }
    }

    /** A transaction that sealed before the change may have committed after the search, hence looking again. */
    private void retire(Stored stored) {
        KeySettings settings = environment.settings();
        boolean over = past(stored, settings.grace());
        if (!over && past(stored, settings.spread().multipliedBy(4))) {
            return;
        }
        if (resealing.leftovers(stored.office())) {
            LOG.warn("office={} an older key is in use after all and opens again", stored.office());
            commit(stored, keyset(stored).olderEnabled(), Phase.RESEALING);
        } else if (over) {
            ledger.transactions().run(stored.office(), () -> {
                if (replace(stored, keyset(stored).withoutOlder(), Phase.STEADY)) {
                    ledger.audit().record(stored.office(), "hub", AuditEvent.KEY_ROTATION_ENDED, "keys", "");
                }
            });
        }
    }

    private void rewrap(Stored stored, String kek) {
        Keyset keyset = keyset(stored);
        ledger.transactions()
                .in(
                        stored.office(),
                        () -> store.replace(
                                stored, encryption.wrap(stored.office(), keyset, kek), stored.phase(), stored.since()));
    }

    private void commit(Stored stored, Keyset keyset, Phase phase) {
        ledger.transactions().in(stored.office(), () -> replace(stored, keyset, phase));
    }

    private boolean replace(Stored stored, Keyset keyset, Phase phase) {
        boolean done = store.replace(
                stored,
                encryption.wrap(stored.office(), keyset, stored.wrapped().kek()),
                phase,
                environment.clock().instant());
        if (done) {
            LOG.info("office={} keys: {}", stored.office(), phase);
        }
        return done;
    }

    private Keyset keyset(Stored stored) {
        return encryption.unwrap(stored.office(), stored.wrapped());
    }

    private boolean past(Stored stored, Duration wait) {
        Instant due = stored.since().plus(wait);
        return !environment.clock().instant().isBefore(due);
    }
}
