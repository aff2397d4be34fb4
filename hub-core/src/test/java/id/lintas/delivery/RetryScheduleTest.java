package id.lintas.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    @Test
    void staysWithinAFifthOfTheWaitAndDoesSpread() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(100)), Duration.ofMinutes(1));
        Random random = new Random(7);
        List<Long> waits = random.ints(500)
                .mapToObj(n -> schedule.after(1, random).orElseThrow().toMillis())
                .toList();
        assertThat(waits).allMatch(wait -> wait >= 80_000 && wait <= 120_000);
        assertThat(waits.stream().distinct().count()).isGreaterThan(100);
    }

    @Test
    void endsAfterItsLastWait() {
        assertThat(RetrySchedule.STANDARD.after(10, new Random(1))).isPresent();
        assertThat(RetrySchedule.STANDARD.after(11, new Random(1))).isEmpty();
    }

    @Test
    void refusesAnEmptyOrBackwardSchedule() {
        assertThatThrownBy(() -> new RetrySchedule(List.of(), Duration.ofMinutes(1)))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO), Duration.ofMinutes(1)))
                .hasMessageContaining("positive");
    }
}
