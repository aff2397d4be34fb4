package id.lintas.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** What one tenant has left on this node. Safe for use by many threads. */
final class Quota {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** Whoever went over its rate is served one request at a time for so long. */
    private static final Duration CALMING = Duration.ofSeconds(5);

    private final Tenant tenant;
    private final LimitSettings settings;
    private final Clock clock;
    private final Bucket bucket;
    private final Semaphore share;
    private final Semaphore narrow = new Semaphore(1);
    private volatile Instant calmAt = Instant.MIN;
    private LocalDate day;
    private long bytesToday;

    Quota(Tenant tenant, LimitSettings settings, Clock clock) {
        this.tenant = tenant;
        this.settings = settings;
        this.clock = clock;
        this.bucket = bucket(
                part(tenant.limits().requestsPerSecond()), part(tenant.limits().burst()), clock);
        this.share = new Semaphore(settings.inFlight());
        this.day = today();
    }

    /** The same tenant with other limits; what it used today stays used. */
    Quota with(Tenant changed) {
        Quota quota = new Quota(changed, settings, clock);
        synchronized (this) {
            quota.day = day;
            quota.bytesToday = bytesToday;
        }
        return quota;
    }

    boolean measures(Tenant other) {
        return tenant.equals(other);
    }

    static Bucket bucket(int perSecond, int burst, Clock clock) {
        return Bucket.builder()
                .withCustomTimePrecision(new ClockMeter(clock))
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Takes one request of that size from rate and day, or says why not. */
    Optional<Refusal> take(long bytes) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            calmAt = clock.instant().plus(CALMING);
            return Optional.of(refusal(Refusal.Reason.RATE, Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
        return count(bytes) ? Optional.empty() : Optional.of(refusal(Refusal.Reason.BYTES_A_DAY, untilMidnight()));
    }

    /** Waits for the rate instead of refusing, but no longer than the patience given; counts the bytes in any case. */
    void pace(long bytes, Duration longest) throws InterruptedException {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            TimeUnit.NANOSECONDS.sleep(Math.min(probe.getNanosToWaitForRefill(), longest.toNanos()));
            bucket.tryConsume(1);
        }
        count(bytes);
    }

    /**
     * A place among the tenant's requests in work, and how to give it back; empty if none became free in time. A tenant
     * that floods has one place: what of its flood is within its rate comes in a burst, and would take every processor.
     */
    Optional<Runnable> enter() throws InterruptedException {
        Semaphore places = tenant.calmed() && clock.instant().isBefore(calmAt) ? narrow : share;
        return places.tryAcquire(settings.patience().toNanos(), TimeUnit.NANOSECONDS)
                ? Optional.of(places::release)
                : Optional.empty();
    }

    private synchronized boolean count(long bytes) {
        LocalDate today = today();
        if (!today.equals(day)) {
            day = today;
            bytesToday = 0;
        }
        if (bytesToday + bytes > Math.max(1, tenant.limits().bytesPerDay() / settings.nodes())) {
            return false;
        }
        bytesToday += bytes;
        return true;
    }

    private int part(int whole) {
        return Math.max(1, (whole + settings.nodes() - 1) / settings.nodes());
    }

    private LocalDate today() {
        return clock.instant().atZone(tenant.zone()).toLocalDate();
    }

    private Duration untilMidnight() {
        ZonedDateTime now = clock.instant().atZone(tenant.zone());
        return Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(tenant.zone()));
    }

    static Refusal refusal(Refusal.Reason reason, Duration wait) {
        return new Refusal(reason, wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait);
    }

    /** The hub's one clock, so that tests move time for limits as for everything else. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            // Not millis(): a clock that ticks in microseconds, as the hub's does, fails there.
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
