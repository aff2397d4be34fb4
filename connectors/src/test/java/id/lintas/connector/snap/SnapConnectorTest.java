package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.connector.StrictJson;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.PaymentConnectorContract;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.Samples;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapConnectorTest implements PaymentConnectorContract {

    private static final String PAYMENT = "/transfer-va/payment";

    private final PaymentConnector connector = SnapBank.connector();

    @Override
    public PaymentConnector connector() {
        return connector;
    }

    @Override
    public List<RawMessage> payments() {
        return List.of(
                carrying(Samples.bytes("snap/payment-minified.json")),
                carrying(Samples.bytes("snap/payment-pretty.json")),
                carrying(Samples.bytes("snap/payment-escapes.json")));
    }

    @Override
    public RawMessage carrying(byte[] body) {
        return SnapBank.call(PAYMENT, body);
    }

    @Override
    public boolean signs() {
        return true;
    }

    @Override
    public Map<Outcome, String> verdicts() {
        return Map.ofEntries(
                Map.entry(Outcome.SETTLED, "200 2002500 00"),
                Map.entry(Outcome.SETTLED_LATE, "200 2002500 00"),
                Map.entry(Outcome.CONFLICT, "409 4092500 01"),
                Map.entry(Outcome.ALREADY_PAID, "404 4042514 01"),
                Map.entry(Outcome.WRONG_AMOUNT, "404 4042513 01"),
                Map.entry(Outcome.UNKNOWN_BILL, "404 4042512 01"),
                Map.entry(Outcome.MISSING_FIELD, "400 4002502 01"),
                Map.entry(Outcome.BAD_FORMAT, "400 4002501 01"),
                Map.entry(Outcome.MALFORMED, "400 4002500 01"),
                Map.entry(Outcome.UNAUTHENTICATED, "401 4012500 01"),
                Map.entry(Outcome.TOKEN_INVALID, "401 4012501 01"),
                Map.entry(Outcome.TOO_MANY, "429 4292500 02"),
                Map.entry(Outcome.UNAVAILABLE, "500 5002500 02"));
    }

    @Override
    public String repeatedVerdict() {
        return "404 4042518 00";
    }

    @Override
    public String verdict(RawAnswer answer) {
        JsonNode body = json(answer);
        String flag = body.at("/virtualAccountData/paymentFlagStatus").asText();
        return answer.status() + " " + body.path("responseCode").asText() + " " + flag;
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void everyAnswerCarriesWhatSdksInsistOn(Outcome outcome) {
        for (String service : List.of("/transfer-va/inquiry", PAYMENT, "/transfer-va/status")) {
            RawMessage call = SnapBank.call(service, Samples.bytes("snap/payment-pretty.json"));
            RawAnswer answer = connector.answer(
                    call, connector.read(call), List.of(Settlement.of(outcome, "x".repeat(300))), false);
            JsonNode body = json(answer);
            assertThat(body.path("responseCode").asText()).matches("[0-9]{7}").startsWith("" + answer.status());
            assertThat(body.path("responseMessage").asText()).hasSizeBetween(1, 150);
            assertThat(body.path("additionalInfo").isObject()).isTrue();
            JsonNode account = body.path("virtualAccountData");
            assertThat(account.path("paymentFlagStatus").asText()).matches("0[012]");
            assertThat(account.at("/paymentFlagReason/english").asText()).isNotEmpty();
            assertThat(account.at("/paymentFlagReason/indonesia").asText()).isNotEmpty();
            assertThat(answer.headers()).containsEntry("X-TIMESTAMP", "2026-11-23T16:02:05+07:00");
        }
    }

    @Test
    void aRepeatOfARefusedPaymentKeepsItsFlag() {
        RawMessage call = payments().get(0);
        Reading reading = connector.read(call);
        RawAnswer answer = connector.answer(call, reading, List.of(Settlement.of(Outcome.WRONG_AMOUNT)), true);
        assertThat(verdict(answer)).isEqualTo("404 4042518 01");
    }

    @Test
    void aRepeatedInquiryIsAnsweredAsTheFirst() {
        RawMessage call = SnapBank.call("/transfer-va/inquiry", Samples.bytes("snap/inquiry.json"));
        Reading reading = connector.read(call);
        assertThat(reading.requests()).containsExactly(new PartnerRequest.Inquiry(Samples.BILLING_CODE));
        RawAnswer answer = connector.answer(call, reading, List.of(Settlement.of(Outcome.PAYABLE)), true);
        assertThat(verdict(answer)).isEqualTo("200 2002400 00");
    }

    @Test
    void anInquiryOfAnExpiredBillGets19() {
        RawMessage call = SnapBank.call("/transfer-va/inquiry", Samples.bytes("snap/inquiry.json"));
        RawAnswer answer = connector.answer(call, connector.read(call), List.of(Settlement.of(Outcome.EXPIRED)), false);
        assertThat(verdict(answer)).isEqualTo("404 4042419 01");
    }

    @Test
    void theStatusOfARefusedPaymentIsASuccessfulAnswerWithTheFlagOfTheRefusal() {
        RawMessage call = SnapBank.call("/transfer-va/status", Samples.bytes("snap/status.json"));
        Reading reading = connector.read(call);
        assertThat(reading.requests()).containsExactly(new PartnerRequest.Status("MUSI-20261123-000017"));
        assertThat(verdict(connector.answer(call, reading, List.of(Settlement.of(Outcome.WRONG_AMOUNT)), false)))
                .isEqualTo("200 2002600 01");
        assertThat(verdict(connector.answer(call, reading, List.of(Settlement.of(Outcome.NOT_FOUND)), false)))
                .isEqualTo("404 4042601 01");
    }

    @Test
    void anAdviceThatSaysAllElseAnewHasTheDigestOfTheFirstCall() {
        String body = new String(payments().get(0).body(), StandardCharsets.UTF_8)
                .replace("000000123456", "000000999999")
                .replace("2026-11-23T16:02:00", "2026-11-23T16:02:01");
        assertThat(connector
                        .read(carrying(body.getBytes(StandardCharsets.UTF_8)))
                        .key())
                .isEqualTo(connector.read(payments().get(0)).key());
        String other = body.replace(
                "\"paymentRequestId\":\"MUSI-20261123-000017", "\"paymentRequestId\":\"MUSI-20261123-000018");
        assertThat(connector
                        .read(carrying(other.getBytes(StandardCharsets.UTF_8)))
                        .key())
                .isNotEqualTo(connector.read(payments().get(0)).key());
    }

    @Test
    void theKeyIsTheExternalIdWithinServiceAndWesternDay() {
        assertThat(connector.read(payments().get(0)).key().orElseThrow().scope())
                .isEqualTo("payment/2026-11-23");
        assertThat(connector.read(payments().get(0)).key().orElseThrow().value())
                .isEqualTo("41807553358950093184162180797837");
    }

    @Test
    void minifiedAndPrettyBodiesHaveOneDigest() {
        assertThat(connector.read(payments().get(0)).key())
                .isEqualTo(connector.read(payments().get(1)).key());
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, '', TOKEN_INVALID",
        "authorization, Bearer other, TOKEN_INVALID",
        "authorization, Basic dG9rZW4=, TOKEN_INVALID",
        "x-partner-id, bank-siak, UNAUTHENTICATED",
        "x-partner-id, '', MISSING_FIELD",
        "x-signature, AAAA, UNAUTHENTICATED",
        "x-signature, '%%%', UNAUTHENTICATED",
        "x-signature, '', MISSING_FIELD",
        "x-timestamp, 2026-11-23T16:07:06+07:00, UNAUTHENTICATED",
        "x-timestamp, 2026-11-23T15:57:04+07:00, UNAUTHENTICATED",
        "x-timestamp, +999999999-12-31T23:59:59-18:00, UNAUTHENTICATED",
        "x-timestamp, 20261123T160204Z, BAD_FORMAT",
        "x-timestamp, '', MISSING_FIELD",
        "x-external-id, '', MISSING_FIELD",
        "x-external-id, 1234567890123456789012345678901234567, BAD_FORMAT",
        "x-external-id, a b, BAD_FORMAT",
        "channel-id, '', MISSING_FIELD"
    })
    void refusesAHeader(String header, String value, Outcome outcome) {
        RawMessage call = SnapBank.call(PAYMENT, payments().get(0).body(), Map.of(header, value));
        assertThat(refusal(connector.read(call)).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T16:02:04+07:00",
                "2026-11-23T09:02:04.046Z",
                "2026-11-23T09:02:04-00:00",
                "2026-11-23T09:02:04Z"
            })
    void takesTimestampsAsClientsWriteThem(String timestamp) {
        RawMessage call = SnapBank.call(PAYMENT, payments().get(0).body(), Map.of("x-timestamp", timestamp));
        assertThat(connector.read(call).refused()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"350000.00\" ; \"350000.50\" ; BAD_FORMAT ; paidAmount.value",
                "\"350000.00\" ; \"350000\" ; BAD_FORMAT ; paidAmount.value",
                "\"350000.00\" ; 350000.00 ; BAD_FORMAT ; paidAmount.value",
                "\"350000.00\" ; \"-350000.00\" ; BAD_FORMAT ; paidAmount.value",
                "\"350000.00\" ; \"9999999999999999.00\" ; BAD_FORMAT ; paidAmount.value",
                "\"350000.00\" ; null ; MISSING_FIELD ; paidAmount.value",
                "\"IDR\" ; \"USD\" ; BAD_FORMAT ; paidAmount.currency",
                "paidAmount ; paidamount ; MISSING_FIELD ; paidAmount",
                "paymentRequestId ; other ; MISSING_FIELD ; paymentRequestId",
                "\"customerNo\" ; \"other\" ; MISSING_FIELD ; customerNo",
                "\"customerNo\":\"820261123000017\" ; \"customerNo\":\"123\" ; BAD_FORMAT ; customerNo",
                "\"  088899\" ; \"  088898\" ; BAD_FORMAT ; partnerServiceId",
                "\"  088899820261123000017\" ; \"  088899820261123000018\" ; BAD_FORMAT ; virtualAccountNo",
                "000000123456 ; \\u0000 ; BAD_FORMAT ; referenceNo",
                "2026-11-23T16:02:00+07:00 ; 20261123T160200Z ; BAD_FORMAT ; trxDateTime",
                "2026-11-23T16:02:00+07:00 ; 2027-11-23T16:02:00+07:00 ; BAD_FORMAT ; trxDateTime"
            })
    void refusesAFieldByName(String from, String to, Outcome outcome, String field) {
        String body = new String(payments().get(0).body(), StandardCharsets.UTF_8);
        assertThat(body).contains(from);
        RawMessage call = carrying(body.replace(from, to).getBytes(StandardCharsets.UTF_8));
        Reading reading = connector.read(call);
        assertThat(refusal(reading)).isEqualTo(Settlement.of(outcome, field));
        JsonNode answer = json(connector.answer(call, reading, List.of(refusal(reading)), false));
        assertThat(answer.path("responseMessage").asText()).endsWith("{" + field + "}");
    }

    @Test
    void withoutTheBanksNumberThePaymentRequestIsTheReference() {
        String body = new String(payments().get(0).body(), StandardCharsets.UTF_8)
                .replace("\"referenceNo\":\"000000123456\",", "");
        PartnerRequest request = connector
                .read(carrying(body.getBytes(StandardCharsets.UTF_8)))
                .requests()
                .get(0);
        assertThat(((PartnerRequest.Payment) request).confirmation().reference())
                .isEqualTo("MUSI-20261123-000017");
    }

    @Test
    void saysThatItCannotSayWhileTokensCannotBeChecked() {
        PaymentConnector cut = SnapBank.connector(SnapBank.tokens(true));
        assertThat(refusal(cut.read(payments().get(0))).outcome()).isEqualTo(Outcome.UNAVAILABLE);
    }

    @Test
    void refusesABodyOver64Kibibytes() {
        byte[] body = ("{\"a\":\"" + "x".repeat(64 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(refusal(connector.read(carrying(body))).outcome()).isEqualTo(Outcome.MALFORMED);
    }

    private static Settlement refusal(Reading reading) {
        assertThat(reading.requests()).singleElement().isInstanceOf(PartnerRequest.Refused.class);
        return ((PartnerRequest.Refused) reading.requests().get(0)).settlement();
    }

    private static JsonNode json(RawAnswer answer) {
        return StrictJson.object(answer.body()).orElseThrow();
    }
}
