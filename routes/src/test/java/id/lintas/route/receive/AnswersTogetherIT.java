package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.delivery.Links;
import id.lintas.office.Link;
import id.lintas.office.LinkKind;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.route.Broker;
import id.lintas.route.RouteCount;
import id.lintas.route.RouteCounters;
import id.lintas.route.TestHub;
import jakarta.jms.JMSContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the registry answered while nobody took it comes in lots. */
class AnswersTogetherIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestHub hub = TestHub.get();
    private final RegistryAnswers consumers = hub.bean(RegistryAnswers.class);
    private final List<OfficeId> offices = List.of(hub.newOffice(), hub.newOffice());

    @BeforeEach
    void nobodyTakes() {
        offices.forEach(office -> hub.link(office, new Link(Links.REGISTRY, LinkKind.QUEUE, "in." + office, "")));
        consumers.stop();
    }

    @AfterEach
    void somebodyTakes() {
        consumers.start();
    }

    @Test
    void manyAreTakenInFewExchanges() {
        List<Asked> asked = asked(40);
        try (JMSContext registry = Broker.connect("registry")) {
            asked.forEach(one -> answer(registry, one));
        }
        long before = exchanges().completed();
        consumers.start();
        allAnsweredOnce(asked);
        assertThat(exchanges().completed() - before).isLessThan(20);
    }

    @Test
    void aStrangersAmongThemHarmsNobodyAndIsNeverTaken() {
        List<Asked> asked = asked(30);
        Asked forged = asked(1).get(0);
        try (JMSContext registry = Broker.connect("registry");
                JMSContext stranger = Broker.connect("bank-queue")) {
            asked.subList(0, 15).forEach(one -> answer(registry, one));
            answer(stranger, forged);
            asked.subList(15, 30).forEach(one -> answer(registry, one));
        }
        long before = exchanges().failed();
        consumers.start();
        allAnsweredOnce(asked);
        assertThat(exchanges().failed()).as("the lot with the stranger's").isGreaterThan(before);
        assertThat(hub.column(forged.office(), forged.id(), "status", String.class))
                .isEqualTo("SENT");
        assertThat(kept(forged)).isZero();
    }

    /** A message of the hub that waits for its answer. */
    private record Asked(OfficeId office, UUID id) {}

    private List<Asked> asked(int count) {
        List<Asked> asked = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            OfficeId office = offices.get(n % offices.size());
            asked.add(new Asked(office, hub.owe(office, Links.REGISTRY, "case-" + UUID.randomUUID())));
        }
        asked.forEach(one -> hub.await(one.office(), one.id(), "SENT", SOON));
        return asked;
    }

    private static void answer(JMSContext jms, Asked asked) {
        jms.createProducer()
                .send(
                        jms.createQueue(RegistryAnswers.QUEUE),
                        "{\"type\":\"id.lintas.none.v1\",\"causationid\":\"" + asked.id() + "\",\"data\":{}}");
    }

    private void allAnsweredOnce(List<Asked> asked) {
        asked.forEach(one -> hub.await(one.office(), one.id(), "DELIVERED", SOON));
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(asked)
                        .allSatisfy(one -> assertThat(kept(one)).isEqualTo(1)));
    }

    private long kept(Asked asked) {
        String correlation = hub.column(asked.office(), asked.id(), "correlation", String.class);
        return hub.bean(OfficeTransactions.class)
                .acrossOffices(() -> hub.bean(JdbcClient.class)
                        .sql("select count(*) from inbound_message where correlation = ?")
                        .param(correlation)
                        .query(Long.class)
                        .single());
    }

    private RouteCount exchanges() {
        return hub.bean(RouteCounters.class).all().stream()
                .filter(count -> count.id().equals("receive-registry"))
                .findFirst()
                .orElseThrow();
    }
}
