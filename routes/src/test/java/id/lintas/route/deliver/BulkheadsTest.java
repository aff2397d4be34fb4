package id.lintas.route.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Envelope;
import id.lintas.office.OfficeId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BulkheadsTest {

    private static final OfficeId A = new OfficeId("a");
    private static final OfficeId B = new OfficeId("b");
    private final Bulkheads bulkheads = new Bulkheads(16);

    @Test
    void aPeerEarnsUpToFourAtATimeAndLosesThemWithAFailure() {
        offer(A, 40);
        assertThat(startAll()).isEqualTo(1);
        done(A, true);
        assertThat(startAll()).isEqualTo(2);
        done(A, true);
        assertThat(startAll()).as("one still runs").isEqualTo(3);
        done(A, true);
        assertThat(startAll()).as("never more than four").isEqualTo(1);
        done(A, false);
        assertThat(startAll()).isZero();
    }

    @Test
    void peersThatFailedShareHalfOfTheThreads() {
        for (int n = 0; n < 16; n++) {
            offer(new OfficeId("dead-" + n), 2);
        }
        assertThat(startAll()).isEqualTo(16);
        for (int n = 0; n < 16; n++) {
            done(new OfficeId("dead-" + n), false);
        }
        assertThat(startAll()).isEqualTo(8);
        assertThat(bulkheads.waitingForThreads()).isZero();
        offer(B, 1);
        assertThat(startAll()).isEqualTo(1);
    }

    @Test
    void peersTakeTurns() {
        offer(A, 2);
        offer(B, 2);
        OfficeId first = bulkheads.next().orElseThrow().claim().envelope().office();
        OfficeId second = bulkheads.next().orElseThrow().claim().envelope().office();
        assertThat(first).isNotEqualTo(second);
    }

    private void offer(OfficeId office, int times) {
        for (int n = 0; n < times; n++) {
            bulkheads.offer(
                    new Claim(new Envelope(UUID.randomUUID(), office, "t", "c", "x/y", new byte[0]), "l", 1, 1, 0),
                    Instant.EPOCH);
        }
    }

    private void done(OfficeId office, boolean well) {
        bulkheads.done(new Channel(office, "l"), well);
    }

    private int startAll() {
        int started = 0;
        while (bulkheads.next().isPresent()) {
            started++;
        }
        return started;
    }
}
