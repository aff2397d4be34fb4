package id.lintas.audit;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Chains committed entries, each office's for itself. A business transaction only inserts; were it to chain as well, all
 * payments of an office would wait for each other. An entry that commits late gets a later number, and none is skipped or
 * linked twice: what waits for a link is a row. Any number of nodes may call this; one chains an office at a time.
 */
@Service
public class AuditSealer {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);
    private static final int AT_ONCE = 500;

    private final AuditStore store;
    private final OfficeTransactions transactions;
    private final Clock clock;

    AuditSealer(AuditStore store, OfficeTransactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Links what waits, of every office; what fails for one office is logged and leaves the others.
     *
     * @return how many entries were linked
     */
    public int link() {
        int linked = 0;
        for (OfficeId office : transactions.acrossOffices(store::officesToLink)) {
            try {
                linked += link(office, false);
            } catch (RuntimeException e) {
                LOG.error("audit chain: entries of office {} wait without a link", office, e);
            }
        }
        return linked;
    }

    /** Links what waits of one office, after whoever is at it, and returns how many. */
    public int link(OfficeId office) {
        return link(office, true);
    }

    private int link(OfficeId office, boolean wait) {
        int linked = 0;
        int once;
        do {
            once = transactions.in(office, () -> store.lockChain(office, wait) ? linkSome(office) : 0);
            linked += once;
        } while (once >= AT_ONCE);
        return linked;
    }

    private int linkSome(OfficeId office) {
        List<AuditEntry> waiting = store.unlinked(office, AT_ONCE);
        if (waiting.isEmpty()) {
            return 0;
        }
        AuditLink.Head head = store.head(office);
        Instant now = clock.instant();
        List<AuditLink> links = new ArrayList<>(waiting.size());
        for (AuditEntry entry : waiting) {
            AuditLink link = head.next(entry, now);
            links.add(link);
            head = new AuditLink.Head(link.seq(), link.digest());
        }
        store.link(office, links);
        return links.size();
    }
}
