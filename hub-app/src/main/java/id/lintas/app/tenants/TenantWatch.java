package id.lintas.app.tenants;

import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import id.lintas.tenants.Problem;
import id.lintas.tenants.Tenants;
import id.lintas.tenants.TenantsChanged;
import id.lintas.tenants.TenantsListener;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at the tenants' files every two seconds on each node and tells who must know what came into force. Compares the
 * offices and partners themselves, so that an office closed in another way than by its file is told too.
 */
@Component
class TenantWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TenantWatch.class);

    private final Tenants tenants;
    private final Offices offices;
    private final Partners partners;
    private final TenantHistory history;
    private final ObjectProvider<TenantsListener> listeners;
    private Map<OfficeId, Office> officesBefore;
    private Map<PartnerId, Partner> partnersBefore;
    private List<Problem> problemsBefore;
    private boolean recorded = true;

    TenantWatch(
            Tenants tenants,
            Offices offices,
            Partners partners,
            TenantHistory history,
            ObjectProvider<TenantsListener> listeners) {
        this.tenants = tenants;
        tenants.recall(history.lastGood());
        this.offices = offices;
        this.partners = partners;
        this.history = history;
        this.listeners = listeners;
        this.officesBefore = by(Office::id, offices.all());
        this.partnersBefore = by(Partner::id, partners.all());
        this.problemsBefore = tenants.problems();
    }

    @Scheduled(initialDelayString = "${lintas.tenants-reload:2s}", fixedDelayString = "${lintas.tenants-reload:2s}")
    synchronized void look() {
        List<Problem> problems = tenants.reload();
        if (!problems.equals(problemsBefore)) {
            problems.forEach(problem -> LOG.error("kept as it was: {}", problem));
            problemsBefore = problems;
        }
        Map<OfficeId, Office> officesNow = by(Office::id, offices.all());
        Map<PartnerId, Partner> partnersNow = by(Partner::id, partners.all());
        TenantsChanged change = change(officesNow, partnersNow);
        officesBefore = officesNow;
        partnersBefore = partnersNow;
        if (!change.none()) {
            LOG.info("tenants changed: {}", change);
            listeners.orderedStream().forEach(listener -> tell(listener, change));
        }
        record();
    }

    /** The files are in force whether or not the database is there to note them; the next look tries again. */
    private void record() {
        try {
            history.record(tenants.states());
            recorded = true;
        } catch (DataAccessException | TransactionException e) {
            if (recorded) {
                LOG.warn("versions of tenants' files are not recorded yet: {}", e.getMessage());
            }
            recorded = false;
        }
    }

    private static void tell(TenantsListener listener, TenantsChanged change) {
        try {
            listener.changed(change);
        } catch (RuntimeException e) {
            LOG.error("{} failed at a change of tenants", listener.getClass().getName(), e);
        }
    }

    private TenantsChanged change(Map<OfficeId, Office> officesNow, Map<PartnerId, Partner> partnersNow) {
        return new TenantsChanged(
                only(officesNow, officesBefore, (id, before) -> before == null),
                only(officesNow, officesBefore, (now, before) -> before != null && !before.equals(now)),
                only(officesBefore, officesNow, (before, now) -> now == null),
                only(partnersNow, partnersBefore, (id, before) -> before == null),
                only(partnersNow, partnersBefore, (now, before) -> before != null && !before.equals(now)),
                only(partnersBefore, partnersNow, (before, now) -> now == null));
    }

    private static <K, T> Set<K> only(Map<K, T> some, Map<K, T> others, BiPredicate<T, @Nullable T> wanted) {
        return some.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue(), others.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static <K, T> Map<K, T> by(Function<T, K> id, Collection<T> all) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
