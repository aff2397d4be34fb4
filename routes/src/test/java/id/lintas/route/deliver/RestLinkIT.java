package id.lintas.route.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.route.TestHub;
import id.lintas.route.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RestLinkIT implements LinkContract {

    private final TestHub hub = TestHub.get();
    private final OfficePeer peer = new OfficePeer();
    private int mood = 204;
    private String path = "/none";

    @Override
    public String linkOf(OfficeId office) {
        path = "/" + office;
        peer.answers(path, mood);
        hub.link(office, new Link(Office.OWN_SYSTEM, LinkKind.REST, peer.url(path), "webhook"));
        return Office.OWN_SYSTEM;
    }

    @Override
    public String silentLinkOf(OfficeId office) {
        hub.link(
                office,
                new Link(Office.OWN_SYSTEM, LinkKind.REST, "http://127.0.0.1:" + hub.silentPort() + "/", "webhook"));
        return Office.OWN_SYSTEM;
    }

    @Override
    public long received(OfficeId office, UUID id) {
        return peer.calls("/" + office).stream()
                .filter(call -> call.id().equals(id.toString()))
                .count();
    }

    @Override
    public void down() {
        peer.answers(path, 0);
    }

    @Override
    public void up() {
        peer.answers(path, 204);
    }

    @Test
    void signsTheBytesAndTheTime() {
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, linkOf(office), "case");
        hub.await(office, id, "DELIVERED", SOON);
        OfficePeer.Call call = peer.calls(path).get(0);
        assertThat(Instant.ofEpochSecond(Long.parseLong(call.timestamp())))
                .isCloseTo(Instant.now(), org.assertj.core.api.Assertions.within(Duration.ofSeconds(30)));
        assertThat(call.signature())
                .isEqualTo(new WebhookSignature(WebhookSecret.TEXT)
                        .of(call.id(), Long.parseLong(call.timestamp()), call.body()));
    }

    @Test
    void b44SignsWithASecretAndItsSuccessorWhileBothAreThere() {
        OfficeId office = hub.newOffice();
        linkOf(office);
        hub.link(office, new Link(Office.OWN_SYSTEM, LinkKind.REST, peer.url(path), "rotating"));
        UUID id = hub.owe(office, Office.OWN_SYSTEM, "case");
        hub.await(office, id, "DELIVERED", SOON);
        OfficePeer.Call call = peer.calls(path).get(0);
        long at = Long.parseLong(call.timestamp());
        assertThat(call.signature().split(" "))
                .containsExactly(
                        new WebhookSignature(WebhookSecret.TEXT).of(call.id(), at, call.body()),
                        new WebhookSignature(WebhookSecret.NEXT).of(call.id(), at, call.body()));
    }

    @Test
    void a422IsParkedForAnOperator() {
        mood = 422;
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, linkOf(office), "case");
        hub.await(office, id, "PARKED", SOON);
        assertThat(hub.column(office, id, "last_detail", String.class)).isEqualTo("HTTP 422");
        assertThat(received(office, id)).isEqualTo(1);
    }

    @Test
    void a500IsTriedAgainAfterThePeersOwnWish() {
        mood = 500;
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, linkOf(office), "case");
        Awaitility.await().until(() -> received(office, id) == 1);
        peer.answers(path, 204);
        Instant first = Instant.now();
        hub.await(office, id, "DELIVERED", Duration.ofSeconds(40));
        assertThat(Duration.between(first, Instant.now()))
                .as("Retry-After said 3 seconds, the schedule less")
                .isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void aRedirectIsNotFollowed() {
        mood = 307;
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, linkOf(office), "case");
        Awaitility.await().until(() -> received(office, id) == 1);
        Awaitility.await()
                .until(() -> hub.column(office, id, "last_detail", String.class).equals("HTTP 307"));
        assertThat(peer.calls("/elsewhere")).isEmpty();
    }

    @Test
    void aPeerThatHangsIsGivenUpForThisTryAndServedLater() {
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, silentLinkOf(office), "case");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> hub.column(office, id, "last_detail", String.class).equals("SocketTimeoutException"));
        String link = linkOf(office);
        assertThat(link).isEqualTo(Office.OWN_SYSTEM);
        hub.await(office, id, "DELIVERED", Duration.ofSeconds(60));
    }

    @Test
    void anUnknownLinkIsParked() {
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, "no-link", "case");
        hub.await(office, id, "PARKED", SOON);
        assertThat(hub.column(office, id, "last_detail", String.class)).isEqualTo("no such link");
    }

    @Test
    void aMissingSecretIsNamedAndTriedAgain() {
        OfficeId office = hub.newOffice();
        hub.link(office, new Link(Office.OWN_SYSTEM, LinkKind.REST, peer.url("/x"), "not-there"));
        UUID id = hub.owe(office, Office.OWN_SYSTEM, "case");
        Awaitility.await()
                .until(() -> hub.column(office, id, "last_detail", String.class).contains("secret: not-there"));
    }
}
