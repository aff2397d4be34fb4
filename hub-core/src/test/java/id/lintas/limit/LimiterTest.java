package id.lintas.limit;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
    private static final Limits TEN = new Limits(10, 20, 1024, 10, 1L << 20);

    private final MovedClock clock = new MovedClock();
    private final List<String> counted = new ArrayList<>();
    private final Limiter limiter = limiter(new LimitSettings(true, 1, 2, Duration.ZERO, 5, 5));

    @Test
    void aBurstIsLetInAndThenTheRate() {
        Tenant bank = new Tenant("partner/bank", TEN, WIB);

        assertThat(admitted(bank, 30)).isEqualTo(20);
        clock.move(Duration.ofSeconds(1));
        assertThat(admitted(bank, 30)).isEqualTo(10);
        assertThat(counted).hasSize(30).containsOnly("partner/bank RATE");
    }

    @Test
    void oneTenantsRateIsNotAnothers() {
        admitted(new Tenant("partner/loud", TEN, WIB), 1000);

        assertThat(admitted(new Tenant("partner/quiet", TEN, WIB), 5)).isEqualTo(5);
    }

    @Test
    void aRefusalSaysWhenToComeBackInWholeSeconds() {
        Tenant slow = new Tenant("partner/slow", new Limits(1, 1, 1024, 10, 1L << 20), WIB);
        admitted(slow, 1);

        assertThat(limiter.enter(slow, 0).refusal().map(Refusal::seconds)).contains(1L);
    }

    @Test
    void theBytesOfADayAreFullAgainAfterLocalMidnight() {
        Tenant bank = new Tenant("partner/bytes", TEN, WIB);
        clock.set(Instant.parse("2026-11-26T16:00:00Z"));
        enter(bank, (1 << 20) - 10);

        Optional<Refusal> refusal = limiter.enter(bank, 11).refusal();
        assertThat(refusal.map(Refusal::reason)).contains(Refusal.Reason.BYTES_A_DAY);
        assertThat(refusal.map(Refusal::retryAfter)).contains(Duration.ofHours(1));

        clock.set(Instant.parse("2026-11-26T17:00:01Z"));
        assertThat(limiter.enter(bank, 1000).refusal()).isEmpty();
    }

    @Test
    void changedLimitsCountAtOnceAndForgetNoByte() {
        Tenant before = new Tenant("partner/changed", TEN, WIB);
        enter(before, (1 << 20) - 10);
        Tenant after = new Tenant("partner/changed", new Limits(50, 100, 1024, 10, 1L << 20), WIB);

        assertThat(admitted(after, 200)).isEqualTo(100);
        clock.move(Duration.ofMinutes(1));
        assertThat(limiter.enter(after, 11).refusal().map(Refusal::reason)).contains(Refusal.Reason.BYTES_A_DAY);
    }

    @Test
    void aTenantHoldsNoMoreThanItsShareAtATime() {
        Tenant bank = new Tenant("partner/slow-work", TEN, WIB);
        Admission first = limiter.enter(bank, 0);
        Admission second = limiter.enter(bank, 0);

        assertThat(limiter.enter(bank, 0).refusal().map(Refusal::reason)).contains(Refusal.Reason.BUSY);
        first.close();
        first.close();
        assertThat(limiter.enter(bank, 0).refusal()).isEmpty();
        assertThat(limiter.enter(bank, 0).refusal()).isPresent();
        second.close();
    }

    @Test
    void whoWentOverItsRateIsServedOneAtATimeUntilItIsCalm() {
        Tenant loud = new Tenant("office/loud", TEN, WIB, true);
        admitted(loud, 21);
        clock.move(Duration.ofSeconds(1));

        Admission first = limiter.enter(loud, 0);
        assertThat(first.refusal()).isEmpty();
        assertThat(limiter.enter(loud, 0).refusal().map(Refusal::reason)).contains(Refusal.Reason.BUSY);
        first.close();
        clock.move(Duration.ofSeconds(5));
        assertThat(limiter.enter(loud, 0).refusal()).isEmpty();
        assertThat(limiter.enter(loud, 0).refusal()).isEmpty();
    }

    @Test
    void aBankThatAsksForMoreThanItsRateKeepsItsShare() {
        Tenant bank = new Tenant("partner/catching-up", TEN, WIB);
        admitted(bank, 21);
        clock.move(Duration.ofSeconds(1));

        assertThat(limiter.enter(bank, 0).refusal()).isEmpty();
        assertThat(limiter.enter(bank, 0).refusal()).isEmpty();
        assertThat(limiter.enter(bank, 0).refusal().map(Refusal::reason)).contains(Refusal.Reason.BUSY);
    }

    @Test
    void anAddressUsesUpItsOwnRateAlone() {
        for (int i = 0; i < 5; i++) {
            assertThat(limiter.address("198.51.100.7")).isEmpty();
        }
        assertThat(limiter.address("198.51.100.7").map(Refusal::reason)).contains(Refusal.Reason.ADDRESS);
        assertThat(limiter.address("198.51.100.8")).isEmpty();
    }

    @Test
    void allAddressesOfANetworkOfSixtyFourBitsAreOneClient() {
        for (int i = 0; i < 5; i++) {
            limiter.address("2001:db8:1:2::" + i);
        }
        assertThat(limiter.address("2001:db8:1:2:ffff::9")).isPresent();
        assertThat(limiter.address("2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void eachOfSeveralNodesGivesOutItsPart() {
        Limiter ofFour = limiter(new LimitSettings(true, 4, 100, Duration.ZERO, 5, 5));
        int admitted = 0;
        for (int i = 0; i < 30; i++) {
            admitted += ofFour.enter(new Tenant("partner/bank", TEN, WIB), 0)
                            .refusal()
                            .isEmpty()
                    ? 1
                    : 0;
        }
        assertThat(admitted).isEqualTo(5);
    }

    @Test
    void countsByTheHubsClockOfWholeMicroseconds() {
        Clock hubs = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
        Limiter real = new Limiter(LimitSettings.STANDARD, List.of(), hubs);

        assertThat(real.address("198.51.100.7")).isEmpty();
        assertThat(real.enter(new Tenant("partner/bank", TEN, WIB), 0).refusal())
                .isEmpty();
    }

    /** The control: without limits nothing is refused, so it is the limits that refuse above. */
    @Test
    void withoutLimitsEverythingIsLetIn() {
        Limiter off = limiter(new LimitSettings(false, 1, 1, Duration.ZERO, 1, 1));
        for (int i = 0; i < 1000; i++) {
            assertThat(off.enter(new Tenant("partner/loud", TEN, WIB), 1 << 20).refusal())
                    .isEmpty();
            assertThat(off.address("198.51.100.7")).isEmpty();
        }
    }

    private Limiter limiter(LimitSettings settings) {
        return new Limiter(settings, List.of((tenant, reason) -> counted.add(tenant + " " + reason)), clock);
    }

    private int admitted(Tenant tenant, int tries) {
        int admitted = 0;
        for (int i = 0; i < tries; i++) {
            admitted += enter(tenant, 0) ? 1 : 0;
        }
        return admitted;
    }

    private boolean enter(Tenant tenant, long bytes) {
        try (Admission admission = limiter.enter(tenant, bytes)) {
            return admission.refusal().isEmpty();
        }
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.parse("2026-11-26T03:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        void set(Instant to) {
            now = to;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
