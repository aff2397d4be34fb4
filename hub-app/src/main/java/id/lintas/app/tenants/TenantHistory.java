package id.lintas.app.tenants;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.tenants.LastGood;
import id.lintas.tenants.TenantKind;
import id.lintas.tenants.TenantState;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The versions of the tenants' files. Every node may see a version; the first records it and audits it, so both happen once.
 * A node records only what changes before its own eyes, so a node whose files arrive late does not bring back the old ones.
 */
@Service
class TenantHistory {

    private static final int SHOWN_REASONS = 300;

    private final TenantVersionStore store;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final String node = node();

    /** What this node has recorded, or found recorded, by file. For one thread. */
    private final Map<String, TenantVersion> recorded = new HashMap<>();

    TenantHistory(TenantVersionStore store, OfficeTransactions transactions, AuditTrail audit, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What was in force before this start. */
    LastGood lastGood() {
        return store;
    }

    /** Records what is new, all or nothing; to be called again with the states then if it throws. */
    void record(List<TenantState> states) {
        Map<String, TenantVersion> fresh = new HashMap<>();
        for (TenantState state : states) {
            TenantVersion version = TenantVersion.of(state, 1, clock.instant(), node);
            TenantVersion mine = recorded.get(key(version));
            if (mine == null || !mine.same(version)) {
                fresh.put(key(version), version);
            }
        }
        if (!fresh.isEmpty()) {
            transactions.run(OfficeId.CENTRAL, () -> add(fresh));
            recorded.putAll(fresh);
        }
    }

    private void add(Map<String, TenantVersion> fresh) {
        Map<String, TenantVersion> latest = new HashMap<>();
        store.latest().forEach(version -> latest.put(key(version), version));
        // In one order on all nodes, so that none waits for another that waits for it.
        fresh.keySet().stream().sorted().forEach(key -> add(fresh.get(key), latest.get(key)));
    }

    private void add(@Nullable TenantVersion version, @Nullable TenantVersion last) {
        if (version == null || (last != null && last.same(version))) {
            return;
        }
        TenantVersion next = new TenantVersion(
                version.kind(),
                version.id(),
                last == null ? 1 : last.number() + 1,
                version.content(),
                version.verdict(),
                version.enabled(),
                version.reasons(),
                version.seenAt(),
                version.node());
        if (store.add(next)) {
            audit.record(OfficeId.CENTRAL, "hub", event(next, last), next.kind().file(next.id()), detail(next));
        }
    }

    private static AuditEvent event(TenantVersion version, @Nullable TenantVersion last) {
        return switch (version.verdict()) {
            case REFUSED -> AuditEvent.TENANT_REFUSED;
            case GONE -> AuditEvent.TENANT_CLOSED;
            case ACCEPTED -> {
                if (last == null || last.verdict() == TenantVersion.Verdict.GONE) {
                    yield AuditEvent.TENANT_ADDED;
                }
                yield last.enabled() && !version.enabled() ? AuditEvent.TENANT_CLOSED : AuditEvent.TENANT_CHANGED;
            }
        };
    }

    private static String detail(TenantVersion version) {
        String reasons = version.reasons().replace('\n', ';');
        String some = reasons.length() <= SHOWN_REASONS ? reasons : reasons.substring(0, SHOWN_REASONS) + "…";
        return ("version " + version.number() + ", digest " + version.mark() + " " + some).strip();
    }

    /** The last version of each tenant by its file, such as {@code offices/palembang.yaml}. */
    Map<String, TenantVersion> latest() {
        Map<String, TenantVersion> latest = new HashMap<>();
        store.latest().forEach(version -> latest.put(key(version), version));
        return latest;
    }

    /** Up to that many versions of a tenant, the last first. */
    List<TenantVersion> of(TenantKind kind, String id, int most) {
        return store.of(kind, id, most);
    }

    private static String key(TenantVersion version) {
        return version.kind().file(version.id());
    }

    private static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "hub";
        }
    }
}
