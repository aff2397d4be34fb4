package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.delivery.Claim;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Held;
import id.lintas.delivery.Window;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where more is due than a claim takes, all channels are drained alike. */
@ExtendWith(NeedsDatabase.class)
class ClaimOrderIT {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int OFFICES = 4;
    private static final int EACH = 6;

    private final Ledger ledger = Ledger.get();
    private final Deliveries deliveries = ledger.bean(Deliveries.class);

    @Test
    void theChannelWithTheLeastOfItsWindowUnderWayComesFirst() {
        // What other tests left due is under way from here on.
        deliveries.claim("before", 1_000_000, Window.of(1_000_000), LEASE, Held.NOTHING);
        List<OfficeId> offices = new ArrayList<>();
        for (int n = 0; n < OFFICES; n++) {
            OfficeId office = ledger.newOffice();
            offices.add(office);
            // A window of three times the size counts three times as much.
            owe(office, n == 0 ? "registry" : "own-system", n == 0 ? 3 * EACH : EACH);
        }
        List<OfficeId> claimed = new ArrayList<>();
        for (int round = 1; round <= EACH; round++) {
            for (int n = 0; n < OFFICES + 2; n++) {
                deliveries.claim("node", 1, new Window(EACH, 3 * EACH), LEASE, Held.NOTHING).stream()
                        .map(Claim::envelope)
                        .forEach(envelope -> claimed.add(envelope.office()));
            }
            for (OfficeId office : offices) {
                assertThat(Collections.frequency(claimed, office))
                        .as("after round %d", round)
                        .isEqualTo(office.equals(offices.get(0)) ? 3 * round : round);
            }
        }
    }

    private void owe(OfficeId office, String link, int times) {
        ledger.bean(OfficeTransactions.class).run(office, () -> {
            for (int i = 0; i < times; i++) {
                deliveries.owe(ledger.bean(Envelopes.class).event(office, "test", "BOOK", Map.of()), link);
            }
        });
    }
}
