package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.simulators.story.Stories;
import org.junit.jupiter.api.Test;

class WalkIT {

    @Test
    void aCaseWalksFromBookingToVerdictOnRealParts() {
        assertThat(Stories.run("walk", RunningHub.get().world(), System.out).misses())
                .isZero();
    }
}
