package id.lintas.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.ledger.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoginPausesTest {

    private final TestClock clock = new TestClock();
    private final LoginPauses pauses = new LoginPauses(clock);

    @Test
    void aFewFailuresCostNothingAndTheFifthASecond() {
        fail(4);
        assertThat(pauses.paused("bank", "here")).isFalse();
        fail(1);
        assertThat(pauses.paused("bank", "here")).isTrue();
        clock.forward(Duration.ofMillis(1_100));
        assertThat(pauses.paused("bank", "here")).isFalse();
    }

    @Test
    void thePauseDoublesUpToAMinute() {
        fail(6);
        clock.forward(Duration.ofMillis(1_100));
        assertThat(pauses.paused("bank", "here")).isTrue();
        fail(100);
        clock.forward(Duration.ofSeconds(59));
        assertThat(pauses.paused("bank", "here")).isTrue();
        clock.forward(Duration.ofSeconds(2));
        assertThat(pauses.paused("bank", "here")).isFalse();
    }

    @Test
    void anotherPlaceAndAnotherUserAreNotHeldUp() {
        fail(10);
        assertThat(pauses.paused("bank", "there")).isFalse();
        assertThat(pauses.paused("post", "here")).isFalse();
    }

    @Test
    void aSuccessForgetsTheFailures() {
        fail(4);
        pauses.succeeded("bank", "here");
        fail(4);
        assertThat(pauses.paused("bank", "here")).isFalse();
    }

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            pauses.failed("bank", "here");
        }
    }
}
