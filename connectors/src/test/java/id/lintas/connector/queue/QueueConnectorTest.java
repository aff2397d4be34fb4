package id.lintas.connector.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.connector.StrictJson;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorContract;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.intake.Samples;
import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueueConnectorTest implements PaymentConnectorContract {

    private final PaymentConnector connector = new QueueConnector(new QueueSettings(QueueSettings.Form.JSON));

    @Override
    public PaymentConnector connector() {
        return connector;
    }

    @Override
    public List<RawMessage> payments() {
        return List.of(carrying(Samples.bytes("queue/payment.json")));
    }

    @Override
    public RawMessage carrying(byte[] body) {
        PartnerId bank = new PartnerId("bank-siak");
        return new RawMessage(bank, Transport.QUEUE, "bank.bank-siak.in", Map.of(), body, Samples.RECEIVED_AT);
    }

    @Override
    public boolean signs() {
        return false;
    }

    @Override
    public Map<Outcome, String> verdicts() {
        return Map.of(
                Outcome.SETTLED, "SETTLED false",
                Outcome.SETTLED_LATE, "SETTLED_LATE false",
                Outcome.ALREADY_PAID, "ALREADY_PAID false",
                Outcome.UNKNOWN_BILL, "UNKNOWN_BILL false",
                Outcome.WRONG_AMOUNT, "WRONG_AMOUNT false",
                Outcome.CONFLICT, "CONFLICT false",
                Outcome.EXPIRED, "EXPIRED false",
                Outcome.REVERSED, "REVERSED false",
                Outcome.MALFORMED, "MALFORMED false");
    }

    @Override
    public String repeatedVerdict() {
        return "SETTLED true";
    }

    @Override
    public String verdict(RawAnswer answer) {
        JsonNode body = json(answer);
        return body.path("result").asText() + " " + body.path("repeated").asText();
    }

    @Test
    void theKeyIsTheMessageId() {
        RequestKey key = connector.read(payments().get(0)).key().orElseThrow();
        assertThat(key.scope()).isEqualTo("queue");
        assertThat(key.value()).isEqualTo("QB-0002");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void givesAReasonInBothLanguages(Outcome outcome) {
        RawMessage message = payments().get(0);
        JsonNode body =
                json(connector.answer(message, connector.read(message), List.of(Settlement.of(outcome)), false));
        assertThat(body.at("/reason/id").asText()).isNotEmpty();
        assertThat(body.at("/reason/en").asText()).isNotEmpty();
        assertThat(body.path("inReplyTo").asText()).isEqualTo("QB-0002");
    }

    @Test
    void tellsWhatIsOwedOnAnInquiry() {
        RawMessage message = carrying(Samples.bytes("queue/inquiry.json"));
        Reading reading = connector.read(message);
        assertThat(reading.requests()).containsExactly(new PartnerRequest.Inquiry(Samples.BILLING_CODE));
        Settlement.BillView bill =
                new Settlement.BillView(Samples.BILLING_CODE, "SITI A.", Samples.AMOUNT, Samples.RECEIVED_AT);
        Settlement payable = new Settlement(Outcome.PAYABLE, "", bill, null, null);
        JsonNode body = json(connector.answer(message, reading, List.of(payable), false));
        assertThat(body.path("name").asText()).isEqualTo("SITI A.");
        assertThat(body.path("amount").isIntegralNumber()).isTrue();
        assertThat(body.path("amount").asLong()).isEqualTo(350_000);
        assertThat(body.path("expiresAt").asText()).isEqualTo("2026-11-23T09:02:05Z");
    }

    @Test
    void givesTheHubsReferenceOfASettledPayment() {
        RawMessage message = payments().get(0);
        UUID payment = UUID.fromString("01980000-0000-7000-8000-000000000001");
        Settlement settled = new Settlement(Outcome.SETTLED, "", null, payment, null);
        JsonNode body = json(connector.answer(message, connector.read(message), List.of(settled), false));
        assertThat(body.path("hubReference").asText()).isEqualTo(payment.toString());
    }

    @Test
    void repliesToNothingWhereTheMessageCannotBeRead() {
        RawMessage message = carrying("nonsense".getBytes(StandardCharsets.UTF_8));
        Reading reading = connector.read(message);
        JsonNode body = json(connector.answer(message, reading, List.of(Settlement.of(Outcome.MALFORMED)), false));
        assertThat(body.path("inReplyTo").isNull()).isTrue();
        assertThat(body.path("result").asText()).isEqualTo("MALFORMED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "350000 ; 350000.0 ; amount",
                "350000 ; \"350000\" ; amount",
                "350000 ; -1 ; amount",
                "350000 ; 99999999999999999999 ; amount",
                "\"IDR\" ; \"USD\" ; currency",
                "820261123000017 ; 82026112300001 ; billingCode",
                "\"payment\" ; \"refund\" ; operation",
                "000000123456 ; ; bankReference",
                "16:02:00+07:00 ; 16:02:00 ; paidAt",
                "2026-11-23T ; 2036-11-23T ; paidAt",
                "QB-0002 ; \\u0000 ; messageId"
            })
    void refusesAFieldByName(String from, String to, String field) {
        String body = new String(payments().get(0).body(), StandardCharsets.UTF_8);
        String changed = body.replace(from, to == null ? "" : to);
        Reading reading = connector.read(carrying(changed.getBytes(StandardCharsets.UTF_8)));
        assertThat(reading.requests())
                .containsExactly(new PartnerRequest.Refused(Settlement.of(Outcome.MALFORMED, field)));
    }

    @Test
    void aReversalNamesThePaymentByTheBanksReference() {
        assertThat(connector
                        .read(carrying(Samples.bytes("queue/reversal.json")))
                        .requests())
                .containsExactly(new PartnerRequest.Reversal(new PaymentReversal(
                        new PartnerId("bank-siak"),
                        Transport.QUEUE,
                        "000000123456",
                        Samples.BILLING_CODE,
                        Samples.AMOUNT,
                        Samples.PAID_AT,
                        "AC04")));
    }

    @Test
    void aStatusAsksByTheBanksReferenceAndMayFindNothing() {
        RawMessage message = carrying(Samples.bytes("queue/status.json"));
        Reading reading = connector.read(message);
        assertThat(reading.requests()).containsExactly(new PartnerRequest.Status("000000123456"));
        assertThat(verdict(connector.answer(message, reading, List.of(Settlement.of(Outcome.NOT_FOUND)), false)))
                .isEqualTo("NOT_FOUND false");
    }

    @ParameterizedTest
    @MethodSource("poison")
    void namesTheCauseOfAMessageThatCannotBeRead(byte[] body, String cause) {
        Reading reading = connector.read(carrying(body));
        assertThat(reading.requests())
                .containsExactly(new PartnerRequest.Refused(Settlement.of(Outcome.MALFORMED, cause)));
    }

    static List<Arguments> poison() {
        String deep = "{\"a\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        return List.of(
                poison("", "message: EMPTY"),
                poison(" \n", "message: EMPTY"),
                poison("{", "message: NOT_JSON"),
                poison("[]", "message: NO_OBJECT"),
                poison("{} {}", "message: NO_OBJECT"),
                poison("{\"a\":1,\"a\":2}", "message: REPEATED_KEY"),
                poison(deep, "message: EXCESS"),
                poison("{\"amount\":" + "9".repeat(5_000) + "}", "message: EXCESS"),
                poison("{\"a\":\"\0\"}", "message: NOT_JSON"),
                poison("x".repeat(70_000), "message: 70000 bytes (expected: at most 65536)"),
                Arguments.of("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1), "message: CHARSET"),
                Arguments.of("{}".getBytes(StandardCharsets.UTF_16), "message: CHARSET"));
    }

    private static Arguments poison(String text, String cause) {
        return Arguments.of(text.getBytes(StandardCharsets.UTF_8), cause);
    }

    @Test
    void aFormThatNobodyKnowsIsRefusedByItsPath() {
        assertThatThrownBy(() -> QueueSettings.of(partner(Map.of("form", "camt.052"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("settings.form: camt.052 (expected: json or camt.054)");
        assertThat(QueueSettings.of(partner(Map.of("form", "camt.054"))).form()).isEqualTo(QueueSettings.Form.CAMT_054);
        assertThat(QueueSettings.of(partner(Map.of())).form()).isEqualTo(QueueSettings.Form.JSON);
    }

    private static Partner partner(Map<String, String> settings) {
        return new Partner(
                new PartnerId("bank-siak"),
                "Siak",
                "queue",
                Transport.QUEUE,
                settings,
                Map.of(),
                true,
                Limits.STANDARD);
    }

    private static JsonNode json(RawAnswer answer) {
        return StrictJson.object(answer.body()).orElseThrow();
    }
}
