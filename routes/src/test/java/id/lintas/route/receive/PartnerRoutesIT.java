package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.partner.Transport;
import id.lintas.route.Broker;
import id.lintas.route.RouteCount;
import id.lintas.route.RouteCounters;
import id.lintas.route.TestHub;
import id.lintas.route.ToyConnectors;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Partners come, change and go while the hub runs. */
class PartnerRoutesIT {

    private static final long WAIT = Duration.ofSeconds(20).toMillis();
    private final TestHub hub = TestHub.get();
    private final PartnerRoutes routes = hub.bean(PartnerRoutes.class);
    private final ToyConnectors toys = hub.bean(ToyConnectors.class);

    @AfterEach
    void noMoreOfTheseTests() {
        for (String id : List.of("bank-late", "bank-slow", "pos-late")) {
            hub.noPartner(id);
        }
        Awaitility.await().atMost(Duration.ofMillis(WAIT)).until(() -> {
            routes.follow();
            return ids().stream().noneMatch(id -> id.matches("receive-.*(late|slow)"));
        });
    }

    @Test
    void aPartnerBehindAQueueComesIsClosedAndComesBack() throws Exception {
        hub.partner("bank-late", Transport.QUEUE, "");
        follow("receive-queue-bank-late", true);
        try (JMSContext jms = Broker.connect("bank-late")) {
            send(jms, "bank-late", "good", "first");
            assertThat(answer(jms, "bank-late", "first")).contains("UNKNOWN_BILL");

            hub.noPartner("bank-late");
            follow("receive-queue-bank-late", false);
            send(jms, "bank-late", "good", "second");
            assertThat(Broker.browse("bank.bank-late.in")).hasSize(1);

            hub.partner("bank-late", Transport.QUEUE, "");
            follow("receive-queue-bank-late", true);
            assertThat(answer(jms, "bank-late", "second")).contains("UNKNOWN_BILL");
        }
    }

    @Test
    void whatIsUnderWayEndsBeforeTheRouteDoes() throws Exception {
        hub.partner("bank-slow", Transport.QUEUE, "");
        follow("receive-queue-bank-slow", true);
        try (JMSContext jms = Broker.connect("bank-slow")) {
            send(jms, "bank-slow", "slow", "under way");
            toys.slow.acquire();
            hub.noPartner("bank-slow");
            routes.follow();
            Awaitility.await().during(Duration.ofMillis(800)).until(() -> ids().contains("receive-queue-bank-slow"));
            toys.goOn.release();
            assertThat(answer(jms, "bank-slow", "under way")).contains("UNKNOWN_BILL");
        }
        Awaitility.await().atMost(Duration.ofMillis(WAIT)).until(() -> !ids().contains("receive-queue-bank-slow"));
    }

    @Test
    void aPartnerWithAMissingKeyGetsItsRouteWhenTheKeyIsThereAndStopsNobody() throws Exception {
        Path key = hub.sftp().secrets().resolve("late_known_hosts");
        Files.deleteIfExists(key);
        hub.partner("pos-late", Transport.FILES, "late_known_hosts");
        hub.partner("bank-late", Transport.QUEUE, "");
        follow("receive-queue-bank-late", true);
        assertThat(ids()).doesNotContain("receive-files-pos-late");

        Files.copy(hub.sftp().secrets().resolve("known_hosts"), key);
        follow("receive-files-pos-late", true);
    }

    @Test
    void onlyWhatTheRouteIsMadeOfReplacesIt() throws Exception {
        Path key = hub.sftp().secrets().resolve("other_known_hosts");
        Files.copy(hub.sftp().secrets().resolve("known_hosts"), key, StandardCopyOption.REPLACE_EXISTING);
        hub.partner("bank-late", Transport.QUEUE, "");
        follow("receive-queue-bank-late", true);
        Object before = route("receive-queue-bank-late");
        hub.partner("bank-late", Transport.QUEUE, "other key");
        routes.follow();
        hub.partner("bank-slow", Transport.QUEUE, "");
        follow("receive-queue-bank-slow", true);
        assertThat(route("receive-queue-bank-late")).isSameAs(before);

        hub.partner("bank-late", Transport.FILES, "other_known_hosts");
        follow("receive-files-bank-late", true);
        assertThat(ids()).doesNotContain("receive-queue-bank-late");
    }

    private void follow(String route, boolean there) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            routes.follow();
            return ids().contains(route) == there;
        });
    }

    private List<String> ids() {
        return hub.bean(RouteCounters.class).all().stream().map(RouteCount::id).toList();
    }

    private Object route(String id) {
        return hub.bean(org.apache.camel.CamelContext.class).getRoute(id);
    }

    private static void send(JMSContext jms, String partner, String text, String correlation) throws Exception {
        TextMessage message = jms.createTextMessage(text);
        message.setJMSCorrelationID(correlation);
        jms.createProducer().send(jms.createQueue("bank." + partner + ".in"), message);
    }

    private static String answer(JMSContext jms, String partner, String correlation) throws Exception {
        Message answer = jms.createConsumer(
                        jms.createQueue("bank." + partner + ".out"), "JMSCorrelationID = '" + correlation + "'")
                .receive(WAIT);
        assertThat(answer).as("answer to " + correlation).isInstanceOf(TextMessage.class);
        return answer.getBody(String.class);
    }
}
