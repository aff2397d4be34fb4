package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.route.Broker;
import id.lintas.route.TestHub;
import id.lintas.route.ToyConnectors;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** B-11 at the queue's door: what cannot be taken is set aside with its cause, and what only cannot be taken now is not. */
class PoisonIT {

    private static final long WAIT = Duration.ofSeconds(60).toMillis();
    private static final int TWENTY_MB = 20 << 20;
    private static final AtomicInteger SPRUNG = new AtomicInteger();

    private final TestHub hub = TestHub.get();

    /** Counts how often somebody makes an object of it. */
    private static final class Trap implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            SPRUNG.incrementAndGet();
        }
    }

    @Test
    void everyKindOfMessageThatIsNoTextIsAnsweredAndKeptWithItsCause() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            StreamMessage stream = jms.createStreamMessage();
            stream.writeString("good");
            BytesMessage large = jms.createBytesMessage();
            large.writeBytes(new byte[TWENTY_MB]);
            Message lying = jms.createTextMessage("good");
            lying.setStringProperty("_AMQ_LARGE_SIZE", "many");
            send(jms, jms.createMapMessage(), "map");
            send(jms, stream, "stream");
            send(jms, jms.createMessage(), "bare");
            send(jms, jms.createTextMessage(), "empty");
            send(jms, large, "large bytes");
            send(jms, jms.createTextMessage("x".repeat(TWENTY_MB)), "large text");
            send(jms, lying, "lying");
            send(jms, jms.createTextMessage("good"), "behind them");
            for (String one : List.of("map", "stream", "bare", "empty", "large bytes", "large text", "lying")) {
                assertThat(reply(jms, one)).as(one).contains("MALFORMED");
            }
            assertThat(reply(jms, "behind them")).contains("UNKNOWN_BILL");
        }
        assertThat(kept("MALFORMED"))
                .extracting(MessageView::detail)
                .contains(
                        "a message of a map (expected: text or bytes)",
                        "a message of a stream (expected: text or bytes)",
                        "a message without a body (expected: text or bytes)",
                        TWENTY_MB + " bytes (expected: at most " + QueueDoor.LIMIT + ")")
                .anyMatch(detail -> detail.startsWith("unreadable: "))
                // In such a message a character has two bytes, and a few more say how long it is.
                .anyMatch(detail -> detail.matches("419430[0-9]{2} bytes .*"));
    }

    @Test
    void anObjectIsNeverMadeOfAMessage() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            int before = SPRUNG.get();
            send(jms, jms.createObjectMessage(new Trap()), "trap");
            assertThat(reply(jms, "trap")).contains("MALFORMED");
            assertThat(SPRUNG).hasValue(before);

            // Control: whoever takes the object out springs it.
            jms.createProducer().send(jms.createQueue("elsewhere"), jms.createObjectMessage(new Trap()));
            ObjectMessage taken = (ObjectMessage) Objects.requireNonNull(
                    jms.createConsumer(jms.createQueue("elsewhere")).receive(WAIT));
            assertThat(taken.getObject()).isInstanceOf(Trap.class);
            assertThat(SPRUNG).hasValue(before + 1);
        }
    }

    @Test
    void whatBreaksTheHubIsTriedAFewTimesAndSetAsideAndHoldsUpNothing() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            for (int n = 0; n < 5; n++) {
                send(jms, jms.createTextMessage("boom " + n), "boom-" + n);
            }
            send(jms, jms.createTextMessage("good"), "behind the breakers");
            assertThat(reply(jms, "behind the breakers")).contains("UNKNOWN_BILL");
            for (int n = 0; n < 5; n++) {
                assertThat(reply(jms, "boom-" + n)).contains("UNAVAILABLE");
                assertThat(tries("boom-" + n)).isEqualTo(QueueDoor.TRIES);
            }
        }
        assertThat(kept("QUARANTINED"))
                .filteredOn(one -> one.peer().equals("bank-queue"))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(one ->
                        assertThat(one.detail()).doesNotContain("payload").isNotBlank())
                .anySatisfy(one -> assertThat(one.detail()).isEqualTo("java.lang.IllegalStateException"));
        assertThat(Broker.browse("bank.bank-queue.in")).isEmpty();
    }

    @Test
    void whatTheHubCannotTakeNowStaysAndIsTriedUntilItCan() throws Exception {
        try (JMSContext jms = Broker.connect("bank-queue")) {
            hub.ledgerAway();
            try {
                send(jms, jms.createTextMessage("good"), "patient");
                Awaitility.await().atMost(Duration.ofMillis(WAIT)).until(() -> tries("patient") > QueueDoor.TRIES + 1);
            } finally {
                hub.ledgerBack();
            }
            assertThat(reply(jms, "patient")).contains("UNKNOWN_BILL");
        }
    }

    /** Control: a reader that gives back whatever it cannot take never comes to what is behind it. */
    @Test
    void controlAReaderWithoutThisDoorIsHeldUpForEver() {
        try (JMSContext jms = Broker.connect("bank-queue");
                JMSContext reader = jms.createContext(JMSContext.SESSION_TRANSACTED)) {
            JMSConsumer consumer = reader.createConsumer(reader.createQueue("naive.in"));
            jms.createProducer().send(jms.createQueue("naive.in"), "boom").send(jms.createQueue("naive.in"), "good");
            for (int n = 0; n < QueueDoor.TRIES; n++) {
                assertThat(Objects.requireNonNull(consumer.receiveBody(String.class, WAIT)))
                        .isEqualTo("boom");
                reader.rollback();
            }
        }
    }

    private long tries(String correlation) {
        return hub.bean(ToyConnectors.class).read.stream()
                .filter(raw -> raw.headers().containsValue(correlation))
                .count();
    }

    private List<MessageView> kept(String outcome) {
        return hub.bean(Messages.class).latest(new Messages.Filter(outcome, null, null, null), 500);
    }

    private static void send(JMSContext jms, Message message, String correlation) throws Exception {
        message.setJMSCorrelationID(correlation);
        jms.createProducer().send(jms.createQueue("bank.bank-queue.in"), message);
    }

    private static String reply(JMSContext jms, String correlation) throws Exception {
        Message answer = jms.createConsumer(
                        jms.createQueue("bank.bank-queue.out"), "JMSCorrelationID = '" + correlation + "'")
                .receive(WAIT);
        return Objects.requireNonNull(answer, "no answer to " + correlation).getBody(String.class);
    }
}
