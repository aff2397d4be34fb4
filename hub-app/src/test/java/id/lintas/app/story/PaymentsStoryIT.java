package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.simulators.story.Stories;
import org.junit.jupiter.api.Test;

/** Payments when something is cut or goes wrong, on real parts; the story says what. */
class PaymentsStoryIT {

    @Test
    void theStoryOfPaymentsSeesEverythingItExpects() {
        assertThat(Stories.run("payments", RunningHub.get().world(), System.out).misses())
                .isZero();
    }
}
