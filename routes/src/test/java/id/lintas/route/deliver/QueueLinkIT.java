package id.lintas.route.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.delivery.Links;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.OfficeId;
import id.lintas.route.Broker;
import id.lintas.route.RouteCount;
import id.lintas.route.RouteCounters;
import id.lintas.route.TestHub;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

class QueueLinkIT implements LinkContract {

    private final TestHub hub = TestHub.get();

    @Override
    public String linkOf(OfficeId office) {
        hub.link(office, new Link(Links.REGISTRY, LinkKind.QUEUE, "in." + office, ""));
        return Links.REGISTRY;
    }

    @Override
    public String silentLinkOf(OfficeId office) {
        throw new UnsupportedOperationException("one broker serves all");
    }

    @Override
    public String delivered() {
        return "SENT";
    }

    @Override
    public long received(OfficeId office, UUID id) {
        return Broker.browse("in." + office).stream()
                .filter(message -> id.toString().equals(Broker.property(message, "_AMQ_DUPL_ID")))
                .count();
    }

    @Override
    public void down() {
        hub.brokerDown();
    }

    @Override
    public void up() {
        hub.brokerUp();
    }

    @Override
    @Test
    @Disabled("one broker serves all queue links: where it is slow, all are")
    public void aSilentPeerDoesNotDelayAnotherOffice() {}

    @Test
    void aMessageIsDurableTextWithOnePropertyOfOurs() throws Exception {
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, linkOf(office), "case");
        hub.await(office, id, "SENT", SOON);
        List<Message> messages = Broker.browse("in." + office);
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0)).isInstanceOf(TextMessage.class);
        assertThat(((TextMessage) messages.get(0)).getText()).contains(id.toString());
        assertThat(messages.get(0).getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
        assertThat(Broker.properties(messages.get(0))).containsExactly("_AMQ_DUPL_ID");
    }

    @Test
    void aQueueWithoutAnAnsweringPeerIsTheDeliveryItself() {
        OfficeId office = hub.newOffice();
        hub.link(office, new Link("own-system", LinkKind.QUEUE, "own." + office, ""));
        UUID id = hub.owe(office, "own-system", "case");
        hub.await(office, id, "DELIVERED", SOON);
    }

    @Test
    void manyGoTogetherAndOneThatTheBrokerRefusesHarmsNoneOfItsNeighbours() {
        OfficeId office = hub.newOffice();
        String link = linkOf(office);
        long together = completed();
        DeliveryDispatcher dispatcher = hub.bean(DeliveryDispatcher.class);
        dispatcher.stop();
        List<UUID> ids = IntStream.range(0, 40)
                .mapToObj(n -> hub.owe(office, link, "case"))
                .toList();
        // The hub died between a commit of the broker and its own: the broker has it, and refuses a second.
        UUID there = ids.get(20);
        try (JMSContext jms = Broker.connect("hub")) {
            jms.createProducer()
                    .setProperty("_AMQ_DUPL_ID", there.toString())
                    .send(jms.createQueue("in." + office), "{\"id\":\"" + there + "\"}");
        }
        dispatcher.start();
        ids.forEach(id -> hub.await(office, id, "SENT", SOON));
        assertThat(ids).allSatisfy(id -> assertThat(received(office, id)).isEqualTo(1));
        assertThat(ids)
                .allSatisfy(id -> assertThat(hub.column(office, id, "attempts", Integer.class))
                        .isEqualTo(1));
        assertThat(completed()).as("the only bundle was refused").isEqualTo(together);
    }

    @Test
    void whatIsDueAtOnceIsOneCommitOfTheBroker() {
        OfficeId office = hub.newOffice();
        String link = linkOf(office);
        DeliveryDispatcher dispatcher = hub.bean(DeliveryDispatcher.class);
        long together = completed();
        dispatcher.stop();
        List<UUID> ids = IntStream.range(0, 40)
                .mapToObj(n -> hub.owe(office, link, "case"))
                .toList();
        dispatcher.start();
        ids.forEach(id -> hub.await(office, id, "SENT", SOON));
        assertThat(completed() - together).isEqualTo(1);
        assertThat(ids).allSatisfy(id -> assertThat(received(office, id)).isEqualTo(1));
    }

    /** The peer has two seconds to answer before a try is told of; a hub that stops tells of it at once, and nobody waits for its lease. */
    @Test
    void aHubThatStopsTellsOfWhatIsOnTheQueue() {
        OfficeId office = hub.newOffice();
        UUID id = hub.owe(office, linkOf(office), "case");
        Awaitility.await().atMost(SOON).until(() -> received(office, id) == 1);
        DeliveryDispatcher dispatcher = hub.bean(DeliveryDispatcher.class);
        dispatcher.stop();
        try {
            assertThat(hub.column(office, id, "status", String.class)).isEqualTo("SENT");
        } finally {
            dispatcher.start();
        }
    }

    private long completed() {
        return hub.bean(RouteCounters.class).all().stream()
                .filter(count -> count.id().equals("deliver-queue-together"))
                .mapToLong(RouteCount::completed)
                .sum();
    }
}
