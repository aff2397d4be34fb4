package id.lintas.simulators.queuebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.DeliveryMode;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class QueueBankTest {

    private static final String CODE = "820261123000017";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T09:02:00Z"), ZoneOffset.UTC);

    private Path dir;

    private int port;
    private Broker broker;
    private EchoHub hub;
    private QueueBank bank;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        dir = temporary;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        broker = new Broker(dir, port, "s3cr3t");
        hub = new EchoHub(url());
        bank = bank("s3cr3t", Duration.ofSeconds(20));
        await().until(bank::connected);
    }

    @AfterEach
    void stop() throws Exception {
        bank.close();
        hub.close();
        broker.close();
    }

    @Test
    void paysDurablyInTheAgreedFormAndGetsItsOwnReply() throws IOException {
        QueueAnswer answer = bank.pay(CODE, 350_000, QueuePayOptions.CORRECT);

        assertThat(answer.body()).isEqualTo("{\"result\":\"SETTLED\"}");
        JsonNode sent = sent(0);
        assertThat(sent.path("messageId").asText()).isEqualTo(answer.messageId());
        assertThat(sent.path("operation").asText()).isEqualTo("payment");
        assertThat(sent.path("billingCode").asText()).isEqualTo(CODE);
        assertThat(sent.path("amount").longValue()).isEqualTo(350_000);
        assertThat(sent.path("currency").asText()).isEqualTo("IDR");
        assertThat(sent.path("bankReference").asText()).matches("[0-9]{12}");
        assertThat(sent.path("paidAt").asText()).isEqualTo("2026-11-23T16:02:00+07:00");
        assertThat(sent.path("channel").asText()).isEqualTo("TELLER");
        assertThat(hub.deliveryModes).containsExactly(DeliveryMode.PERSISTENT);
    }

    @Test
    void inquiresWithThreeFields() throws IOException {
        bank.inquire(CODE);

        assertThat(sent(0).fieldNames()).toIterable().containsExactly("messageId", "operation", "billingCode");
        assertThat(sent(0).path("operation").asText()).isEqualTo("inquiry");
    }

    @Test
    void takesAPaymentBackByItsReferenceAndAsksForIt() throws IOException {
        bank.pay(CODE, 350_000, QueuePayOptions.CORRECT);
        String reference = bank.reference(CODE).orElseThrow();
        bank.takeBack(CODE, 350_000, reference);
        bank.status(reference);

        assertThat(sent(1).path("operation").asText()).isEqualTo("reversal");
        assertThat(sent(1).path("bankReference").asText()).isEqualTo(reference);
        assertThat(sent(1).path("reversedAt").asText()).isEqualTo("2026-11-23T16:02:00+07:00");
        assertThat(sent(2).fieldNames()).toIterable().containsExactly("messageId", "operation", "bankReference");
    }

    @Test
    void tellsInCamt054() throws Exception {
        Instant at = Instant.parse("2026-11-23T09:02:00Z");
        bank.tell(new CamtNotice(
                "ROKAN-1",
                List.of(
                        new CamtNotice.Booking("R1", CODE, 350_000, at, false),
                        new CamtNotice.Booking("R2", CODE, 650_000, at, false),
                        new CamtNotice.Booking("R0", CODE, 350_000, at, true)),
                CamtMischief.NONE));

        Element root = xml(hub.received.get(0));
        assertThat(root.getNamespaceURI()).isEqualTo("urn:iso:std:iso:20022:tech:xsd:camt.054.001.08");
        assertThat(texts(root, "MsgId")).containsExactly("ROKAN-1");
        assertThat(texts(root, "Amt"))
                .containsExactly("1000000.00", "350000.00", "650000.00", "350000.00", "350000.00");
        assertThat(texts(root, "NbOfTxs")).containsExactly("2", "1");
        assertThat(texts(root, "RvslInd")).containsExactly("true");
        assertThat(texts(root, "Ref")).containsExactly(CODE, CODE, CODE);
        assertThat(texts(root, "TxDtTm")).containsOnly("2026-11-23T16:02:00+07:00");
    }

    @Test
    void contradictsItselfWhenAsked() throws IOException {
        Instant at = Instant.parse("2026-11-23T09:02:00Z");
        for (CamtMischief mischief : CamtMischief.values()) {
            bank.tell(new CamtNotice("M", List.of(new CamtNotice.Booking("R", CODE, 350_000, at, false)), mischief));
        }
        assertThat(hub.received).doesNotHaveDuplicates().hasSize(CamtMischief.values().length);
    }

    private static Element xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static List<String> texts(Element root, String name) {
        NodeList found = root.getElementsByTagNameNS("*", name);
        return IntStream.range(0, found.getLength())
                .mapToObj(n -> found.item(n).getTextContent())
                .toList();
    }

    @Test
    void repeatsAMessageUnchangedOrItsIdOverOtherContent() throws IOException {
        bank.pay(CODE, 350_000, QueuePayOptions.CORRECT);
        bank.pay(CODE, 350_000, new QueuePayOptions(QueueMischief.REPEAT, null));
        bank.pay(CODE, 650_000, new QueuePayOptions(QueueMischief.OTHER_CONTENT, null));

        assertThat(hub.received.get(1)).isEqualTo(hub.received.get(0));
        assertThat(sent(2).path("messageId")).isEqualTo(sent(0).path("messageId"));
        assertThat(sent(2).path("amount").longValue()).isEqualTo(650_000);
    }

    @Test
    void poisonIsAnsweredUnderTheMessagesOwnId() throws IOException {
        QueueAnswer text = bank.sendRaw("not JSON");
        QueueAnswer bytes = bank.sendRaw(new byte[] {0, 1, (byte) 0xff});

        assertThat(text.body()).contains("MALFORMED");
        assertThat(bytes.body()).contains("MALFORMED");
        assertThat(text.correlationId()).startsWith("ID:").isNotEqualTo(bytes.correlationId());
        assertThat(bank.reply(text.correlationId())).isPresent();
    }

    @Test
    void replyThatComesLateIsKept() throws Exception {
        hub.close();
        bank.close();
        bank = bank("s3cr3t", Duration.ofMillis(100));
        await().until(bank::connected);

        QueueAnswer none = bank.inquire(CODE);
        assertThat(none.body()).isNull();
        hub = new EchoHub(url());

        await().until(() -> bank.reply(none.correlationId()).isPresent());
    }

    @Test
    void comesBackAfterTheBrokerWasAway() throws Exception {
        hub.close();
        broker.close();
        await().until(() -> !bank.connected());
        assertThatThrownBy(() -> bank.inquire(CODE)).isInstanceOf(IOException.class);

        broker = new Broker(dir, port, "s3cr3t");
        hub = new EchoHub(url());
        await().atMost(Duration.ofSeconds(20)).until(bank::connected);

        assertThat(bank.inquire(CODE).body()).contains("SETTLED");
    }

    @Test
    void doesNotConnectWithAnotherPassword() {
        try (QueueBank stranger = bank("other", Duration.ofSeconds(1))) {
            await().during(Duration.ofSeconds(1)).until(() -> !stranger.connected());
        }
    }

    private QueueBank bank(String password, Duration patience) {
        return QueueBank.start(new QueueBankSettings(url(), "bank-siak", password, patience), CLOCK);
    }

    private JsonNode sent(int index) throws IOException {
        return new ObjectMapper().readTree(hub.received.get(index));
    }

    private String url() {
        return "tcp://127.0.0.1:" + port;
    }
}
