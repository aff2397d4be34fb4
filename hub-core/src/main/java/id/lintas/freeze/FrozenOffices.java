package id.lintas.freeze;

import id.lintas.office.OfficeId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Which offices are closed, from memory: asked on every request. The hub refreshes it every two seconds; while the
 * database is away the last known state holds, so that an outage neither opens a closed office nor closes an open one.
 * Safe for use by many threads.
 */
@Service
public class FrozenOffices {

    private static final Logger LOG = LoggerFactory.getLogger(FrozenOffices.class);

    private final FreezeStore store;
    private volatile Map<OfficeId, Freeze> known;
    private volatile boolean away;

    /** Reads the state once; fails if the database does not answer, since a guess would open what two people closed. */
    FrozenOffices(FreezeStore store) {
        this.store = store;
        this.known = read();
    }

    /** Reads the state anew; keeps what is known if the database does not answer. */
    public void refresh() {
        try {
            Map<OfficeId, Freeze> now = read();
            if (!now.keySet().equals(known.keySet())) {
                LOG.info("frozen offices: {}", now.keySet());
            }
            known = now;
            away = false;
        } catch (DataAccessException e) {
            if (!away) {
                LOG.warn("frozen offices: kept {}, the ledger does not answer: {}", known.keySet(), e.getMessage());
            }
            away = true;
        }
    }

    /** Whether the office was closed at the last refresh. */
    public boolean isFrozen(OfficeId office) {
        return known.containsKey(office);
    }

    /** Since when and why the office is closed, if it is. */
    public Optional<Freeze> find(OfficeId office) {
        return Optional.ofNullable(known.get(office));
    }

    private Map<OfficeId, Freeze> read() {
        return store.frozen().stream().collect(Collectors.toUnmodifiableMap(Freeze::office, Function.identity()));
    }
}
