package id.lintas.route.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.OfficeId;
import id.lintas.route.TestHub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every kind of link promises. */
interface LinkContract {

    Duration SOON = Duration.ofSeconds(30);

    /** Gives the office a link to a peer that is well and returns its name. */
    String linkOf(OfficeId office);

    /** Gives the office a link to a peer that takes a connection and never answers, and returns its name. */
    String silentLinkOf(OfficeId office);

    /** What a message of this link may be about. */
    default String correlation() {
        return "POS-" + UUID.randomUUID() + ".result.txt";
    }

    /** Where a message stands that the peer has. */
    default String delivered() {
        return "DELIVERED";
    }

    /** How often the peer has the message. */
    long received(OfficeId office, UUID id);

    void down();

    void up();

    @Test
    default void deliversEachMessageOnceWhenThePeerIsUp() {
        TestHub hub = TestHub.get();
        OfficeId office = hub.newOffice();
        String link = linkOf(office);
        List<UUID> ids = IntStream.range(0, 10)
                .mapToObj(n -> hub.owe(office, link, correlation()))
                .toList();
        ids.forEach(id -> hub.await(office, id, delivered(), SOON));
        assertThat(ids).allSatisfy(id -> assertThat(received(office, id)).isEqualTo(1));
        assertThat(ids)
                .allSatisfy(id -> assertThat(hub.column(office, id, "attempts", Integer.class))
                        .isEqualTo(1));
    }

    @Test
    default void deliversLaterWhenThePeerWasAway() {
        TestHub hub = TestHub.get();
        OfficeId office = hub.newOffice();
        String link = linkOf(office);
        down();
        UUID id = hub.owe(office, link, correlation());
        try {
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> hub.column(office, id, "attempts", Integer.class) >= 2);
        } finally {
            up();
        }
        hub.await(office, id, delivered(), Duration.ofSeconds(60));
        assertThat(received(office, id)).isEqualTo(1);
    }

    @Test
    default void aSilentPeerDoesNotDelayAnotherOffice() {
        TestHub hub = TestHub.get();
        for (int n = 0; n < 6; n++) {
            OfficeId stuck = hub.newOffice();
            String silent = silentLinkOf(stuck);
            IntStream.range(0, 20).forEach(i -> hub.owe(stuck, silent, correlation()));
        }
        OfficeId office = hub.newOffice();
        String link = linkOf(office);
        Instant start = Instant.now();
        for (int n = 0; n < 5; n++) {
            UUID id = hub.owe(office, link, correlation());
            hub.await(office, id, delivered(), SOON);
        }
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(9));
    }
}
