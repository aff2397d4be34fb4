package id.lintas.privacy;

import id.lintas.audit.AuditEvent;
import id.lintas.office.OfficeId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Deletes personal data whose time is over, and writes into the office's audit chain what it deleted. Works in small
 * transactions, each whole in itself, so it may be stopped and begun again at any point and run on several nodes at once:
 * nothing is taken twice. Cases that have not ended or have anything under way, and frozen offices, are left alone. Amounts,
 * billing codes, references, receipts, stages and digests stay.
 */
@Service
public class Purge {

    private final PurgeStore store;
    private final PrivacyLedger ledger;
    private final PrivacySettings settings;

    Purge(PurgeStore store, PrivacyLedger ledger, PrivacySettings settings) {
        this.store = store;
        this.ledger = ledger;
        this.settings = settings;
    }

    /**
     * Purges the office's data of all classes, up to {@link PrivacySettings#mostBatches()} batches of each.
     *
     * @param office an office, in force or closed; {@link OfficeId#CENTRAL} for what belongs to none
     * @return how many values were removed
     */
    public int run(OfficeId office) {
        Instant now = ledger.clock().instant();
        Map<DataClass, Integer> rules = rules();
        int removed = 0;
        for (DataClass data : DataClass.values()) {
            Integer days = rules.get(data);
            if (days != null) {
                removed += purge(data, office, now.minus(Duration.ofDays(days)));
            }
        }
        return removed;
    }

    /** Days for which each class is kept, by the rules in force today. */
    public Map<DataClass, Integer> rules() {
        LocalDate today = LocalDate.ofInstant(ledger.clock().instant(), ZoneOffset.UTC);
        return ledger.transactions().inTransaction(() -> store.rules(today));
    }

    private int purge(DataClass data, OfficeId office, Instant before) {
        int removed = 0;
        for (int i = 0; i < settings.mostBatches(); i++) {
            int taken = ledger.transactions().in(office, () -> batch(data, office, before));
            if (taken == 0) {
                break;
            }
            removed += taken;
        }
        return removed;
    }

    private int batch(DataClass data, OfficeId office, Instant before) {
        if (store.frozen(office)) {
            return 0;
        }
        int taken = store.purge(data, office, before, ledger.clock().instant(), settings.batch());
        if (taken > 0) {
            ledger.audit()
                    .record(
                            office,
                            "hub",
                            AuditEvent.DATA_PURGED,
                            data.name(),
                            taken + " removed, ended before " + before);
        }
        return taken;
    }
}
