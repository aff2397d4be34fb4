package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Looks whether an office's chain still holds in the database itself, from its first link to its last, with every signed
 * batch. Finds what a database administrator changed, removed or put in another order; who rewrote entries, links and batches alike
 * would need the signing key, and is found out by any archive that was exported before.
 */
@Service
public class AuditChain {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);

    private final ChainStore chains;
    private final AuditStore entries;
    private final BatchStore batches;
    private final OfficeTransactions transactions;
    private final Noting noting;

    AuditChain(
            ChainStore chains, AuditStore entries, BatchStore batches, OfficeTransactions transactions, Noting noting) {
        this.chains = chains;
        this.entries = entries;
        this.batches = batches;
        this.transactions = transactions;
        this.noting = noting;
    }

    /** Looks and keeps nothing. Takes about a second for each fifty thousand links. */
    public ChainState verify(OfficeId office) {
        return transactions.in(office, () -> {
            Map<String, PublishedKey> keys = batches.keys();
            ChainWalk walk = new ChainWalk(office, chains, batches, keys);
            return walk.result(noting.clock().instant());
        });
    }

    /** Looks at every chain, keeps what was found, and says it aloud where one is broken. */
    public List<ChainState> verifyAll() {
        return transactions.acrossOffices(entries::officesWithChain).stream()
                .map(this::check)
                .toList();
    }

    /** What the last look at each chain found, by office. */
    public List<ChainState> lastLooks() {
        return transactions.acrossOffices(chains::lastChecks);
    }

    private ChainState check(OfficeId office) {
        ChainState state = verify(office);
        return transactions.in(office, () -> {
            Optional<ChainState> before = chains.lastCheck(office);
            chains.insert(state);
            if (!state.intact()) {
                LOG.error("audit chain broken: office {} at link {}: {}", office, state.brokenAt(), state.fault());
                if (before.isEmpty() || before.get().intact()) {
                    noting.trail()
                            .record(
                                    office,
                                    "hub",
                                    AuditEvent.CHAIN_BROKEN,
                                    "link-" + state.brokenAt(),
                                    state.fault().name());
                }
            }
            return state;
        });
    }

    /** Time, and where a finding is written. */
    @org.springframework.stereotype.Component("auditNoting")
    record Noting(AuditTrail trail, Clock clock) {
        Instant now() {
            return clock.instant();
        }
    }
}
