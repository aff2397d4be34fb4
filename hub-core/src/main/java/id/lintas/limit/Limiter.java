package id.lintas.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/**
 * Decides who may go on. Whatever it knows may be lost: after a restart everybody begins with full rates and an empty day.
 * Safe for use by many threads.
 *
 * <p>Order at a door: the client's address, before anything costs; then who it is; then that tenant's rate, bytes and
 * share. So a stranger can use up what its own address has, never what a tenant has.
 */
@Service
public class Limiter {

    private static final Duration LONGEST_PACE = Duration.ofSeconds(2);

    private final LimitSettings settings;
    private final List<RefusalCount> counts;
    private final Clock clock;
    private final Addresses addresses;
    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

    Limiter(LimitSettings settings, List<RefusalCount> counts, Clock clock) {
        this.settings = settings;
        this.counts = List.copyOf(counts);
        this.clock = clock;
        this.addresses = new Addresses(settings, clock);
    }

    /** Takes one request from the address's rate, or says why not. Costs about a microsecond. */
    public Optional<Refusal> address(String address) {
        return settings.enabled() ? counted("address", addresses.take(address)) : Optional.empty();
    }

    /**
     * Lets the tenant's request in, or says why not: {@link #take}, then {@link #hold}.
     *
     * @param bytes length of the request's body
     */
    public Admission enter(Tenant tenant, long bytes) {
        return take(tenant, bytes).map(Admission::refused).orElseGet(() -> hold(tenant));
    }

    /**
     * Takes one request from the tenant's rate and its bytes from the day, or says why not. Costs about a microsecond.
     * Only for a request that was shown to be the tenant's.
     *
     * @param bytes length of the request's body
     */
    public Optional<Refusal> take(Tenant tenant, long bytes) {
        return settings.enabled() ? counted(tenant.name(), quota(tenant).take(bytes)) : Optional.empty();
    }

    /** Gives a place among the tenant's requests in work, for which it waits as long as the settings say, or says why not. */
    public Admission hold(Tenant tenant) {
        if (!settings.enabled()) {
            return Admission.free();
        }
        try {
            Optional<Runnable> place = quota(tenant).enter();
            if (place.isPresent()) {
                return Admission.granted(place.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Refusal busy = new Refusal(Refusal.Reason.BUSY, Duration.ofSeconds(1));
        counted(tenant.name(), Optional.of(busy));
        return Admission.refused(busy);
    }

    /**
     * Slows down a tenant whose transport keeps what is not taken yet, a queue or a folder: waits for the rate, two
     * seconds at most, and never refuses. Only for threads that serve this tenant alone.
     */
    public void pace(Tenant tenant, long bytes) {
        if (settings.enabled()) {
            try {
                quota(tenant).pace(bytes, LONGEST_PACE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Quota quota(Tenant tenant) {
        Quota known = quotas.get(tenant.name());
        return known != null && known.measures(tenant)
                ? known
                : quotas.compute(
                        tenant.name(),
                        (name, quota) -> quota == null
                                ? new Quota(tenant, settings, clock)
                                : quota.measures(tenant) ? quota : quota.with(tenant));
    }

    private Optional<Refusal> counted(String tenant, Optional<Refusal> refusal) {
        refusal.ifPresent(why -> counts.forEach(count -> count.refused(tenant, why.reason())));
        return refusal;
    }
}
