package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.access.Refusal;
import id.lintas.access.RefusedLogins;
import id.lintas.message.Messages;
import id.lintas.route.Broker;
import id.lintas.route.TestHub;
import id.lintas.route.ToyConnectors;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.File;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class QueueDoorIT {

    private static final long WAIT = Duration.ofSeconds(30).toMillis();
    private final TestHub hub = TestHub.get();

    @Test
    void aPoisonMessageIsAnsweredAndTheNextIsServed() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            send(jms, jms.createTextMessage("bad"), "one");
            send(jms, jms.createMapMessage(), "two");
            send(jms, jms.createObjectMessage(new File("x")), "three");
            send(jms, jms.createTextMessage("good"), "four");
            assertThat(reply(jms, "one")).contains("MALFORMED");
            assertThat(reply(jms, "two")).contains("MALFORMED");
            assertThat(reply(jms, "three")).contains("MALFORMED");
            assertThat(reply(jms, "four")).contains("UNKNOWN_BILL");
        }
    }

    @Test
    void aReplyNamesTheMessageWhereTheRequestNamesNothing() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            TextMessage request = jms.createTextMessage("good");
            jms.createProducer().send(jms.createQueue("bank.bank-queue.in"), request);
            assertThat(reply(jms, request.getJMSMessageID())).contains("UNKNOWN_BILL");
        }
    }

    @Test
    void propertiesFromTheWireSteerNothing() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            TextMessage request = jms.createTextMessage("good");
            request.setStringProperty("CamelJmsDestinationName", "stolen");
            request.setStringProperty("cAmelJmsDestinationName", "stolen");
            request.setStringProperty("CamelFileName", "../stolen");
            request.setStringProperty("tenant", "somebody");
            request.setStringProperty("_AMQ_VALIDATED_USER", "somebody");
            request.setStringProperty("cAmelHttpUri", "http://127.0.0.1:1/");
            request.setJMSReplyTo(jms.createQueue("stolen"));
            send(jms, request, "injected");
            Message answer = take(jms, "injected");
            assertThat(Broker.properties(answer)).isEmpty();
            assertThat(Broker.browse("stolen")).isEmpty();
            assertThat(hub.bean(ToyConnectors.class).read)
                    .filteredOn(raw -> raw.headers().containsValue("injected"))
                    .allSatisfy(raw -> assertThat(raw.headers()).containsOnlyKeys("jmsmessageid", "jmscorrelationid"));
        }
    }

    @Test
    void aMessageOfSomebodyElseIsNotTakenAndDoesNotBlockTheNext() throws Exception {
        try (JMSContext other = Broker.connect("somebody")) {
            Message forged = other.createTextMessage("good");
            forged.setStringProperty("_AMQ_VALIDATED_USER", "bank-queue");
            forged.setStringProperty("JMSXUserID", "bank-queue");
            send(other, forged, "forged");
        }
        try (JMSContext jms = Broker.connect("bank-queue")) {
            send(jms, jms.createTextMessage("good"), "own");
            assertThat(reply(jms, "own")).contains("UNKNOWN_BILL");
        }
        assertThat(hub.bean(ToyConnectors.class).read)
                .noneMatch(raw -> raw.headers().containsValue("forged"));
        assertThat(hub.bean(RefusedLogins.class).total(Refusal.NOT_ITS_CHANNEL)).isPositive();
        Awaitility.await()
                .atMost(Duration.ofMillis(WAIT))
                .until(() ->
                        hub
                                .bean(Messages.class)
                                .latest(new Messages.Filter("QUARANTINED", null, null, null), 500)
                                .stream()
                                .anyMatch(one -> one.detail().startsWith("sender: not bank-queue")));
        assertThat(Broker.browse("bank.bank-queue.in")).isEmpty();
    }

    private static void send(JMSContext jms, Message message, String correlation) throws Exception {
        message.setJMSCorrelationID(correlation);
        jms.createProducer().send(jms.createQueue("bank.bank-queue.in"), message);
    }

    private static String reply(JMSContext jms, String correlation) throws Exception {
        Message answer = take(jms, correlation);
        assertThat(answer).isInstanceOf(TextMessage.class);
        return answer.getBody(String.class);
    }

    private static Message take(JMSContext jms, String correlation) {
        Message answer = jms.createConsumer(
                        jms.createQueue("bank.bank-queue.out"), "JMSCorrelationID = '" + correlation + "'")
                .receive(WAIT);
        return Objects.requireNonNull(answer, "no answer to " + correlation);
    }
}
