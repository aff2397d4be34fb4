package id.lintas.keys;

import id.lintas.keys.KeysetStore.Stored;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * This node's copy of the keysets. A copy is compared with the database by {@link #refresh}, run every few seconds, and
 * before it seals if that did not happen for {@code freshFor}; nobody seals with a keyset that others may have replaced.
 */
@Component
class Keyrings implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Keyrings.class);

    private final KeysetStore store;
    private final KeyEncryption encryption;
    private final OfficeTransactions transactions;
    private final Offices offices;
    private final Environment environment;
    private final Map<OfficeId, Copy> copies = new ConcurrentHashMap<>();
    private final Map<OfficeId, Object> locks = new ConcurrentHashMap<>();

    Keyrings(
            KeysetStore store,
            KeyEncryption encryption,
            OfficeTransactions transactions,
            Offices offices,
            Environment environment) {
        this.store = store;
        this.encryption = encryption;
        this.transactions = transactions;
        this.offices = offices;
        this.environment = environment;
    }

    /** Time and the times of keys. */
    @Component("keyEnvironment")
    record Environment(Clock clock, KeySettings settings) {}

    private record Copy(Keyring ring, Instant comparedAt) {}

    /** @throws KeysetUnusable if a keyset does not open, so that a hub with a wrong key does not start */
    @Override
    public void afterSingletonsInstantiated() {
        refresh(false);
        fresh(OfficeId.CENTRAL);
    }

    /** A ring to seal with: at most {@code freshFor} old. */
    Keyring fresh(OfficeId office) {
        Copy copy = copies.get(office);
        Instant oldest =
                environment.clock().instant().minus(environment.settings().freshFor());
        return copy != null && copy.comparedAt().isAfter(oldest) ? copy.ring() : load(office, oldest);
    }

    /** A ring to open this with, of any age: what is on a ring stays good for opening. */
    Keyring opening(OfficeId office, byte[] sealed) {
        Copy copy = copies.get(office);
        return copy != null && copy.ring().knows(sealed)
                ? copy.ring()
                : load(office, environment.clock().instant());
    }

    /** Compares every copy with the database, and makes keysets for offices that have none yet. */
    void refresh() {
        refresh(true);
    }

    private void refresh(boolean goOn) {
        Instant asked = environment.clock().instant();
        Set<OfficeId> missing = new HashSet<>();
        offices.all().forEach(office -> missing.add(office.id()));
        transactions.acrossOffices(() -> {
            Map<OfficeId, Integer> versions = store.versions();
            missing.removeAll(versions.keySet());
            Set<OfficeId> changed = new HashSet<>();
            versions.forEach((office, version) -> {
                Copy copy = copies.get(office);
                if (copy == null || copy.ring().version() != version) {
                    changed.add(office);
                } else {
                    keep(office, copy.ring(), asked);
                }
            });
            store.all(changed).forEach(stored -> take(stored, asked, goOn));
            return versions.size();
        });
        missing.forEach(this::fresh);
    }

    private void take(Stored stored, Instant asked, boolean goOn) {
        try {
            keep(stored.office(), ring(stored), asked);
        } catch (IllegalStateException e) {
            if (!goOn) {
                throw e;
            }
            LOG.error("office={} keyset not refreshed: {}", stored.office(), e.getMessage());
        }
    }

    /** Reads the office's keyset, made here if there is none, in a transaction of its own that commits at once. */
    private Keyring load(OfficeId office, Instant olderThan) {
        synchronized (locks.computeIfAbsent(office, any -> new Object())) {
            Copy other = copies.get(office);
            if (other != null && other.comparedAt().isAfter(olderThan)) {
                return other.ring();
            }
            Instant asked = environment.clock().instant();
            Stored stored = transactions.apart(
                    office,
                    () -> store.find(office).orElseGet(() -> {
                        store.insert(office, encryption.wrap(office, Keyset.fresh(), encryption.current()), asked);
                        return store.find(office).orElseThrow();
                    }));
            return keep(office, ring(stored), asked);
        }
    }

    private Keyring keep(OfficeId office, Keyring ring, Instant asked) {
        Copy kept = copies.merge(
                office,
                new Copy(ring, asked),
                (old, read) -> old.ring().version() > read.ring().version() ? old : read);
        return kept == null ? ring : kept.ring();
    }

    private Keyring ring(Stored stored) {
        @Nullable Copy copy = copies.get(stored.office());
        if (copy != null && copy.ring().version() == stored.version()) {
            return copy.ring();
        }
        try {
            return new Keyring(stored.version(), encryption.unwrap(stored.office(), stored.wrapped()));
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable("keyset of " + stored.office() + ": has no usable key", e);
        }
    }
}
