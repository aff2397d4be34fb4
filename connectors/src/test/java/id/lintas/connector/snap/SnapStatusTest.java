package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.connector.StrictJson;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.Samples;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bank hears that asks for the status of a payment, or of all of an account's. */
class SnapStatusTest {

    private final PaymentConnector connector = SnapBank.connector();

    @Test
    void aStatusTellsOfThePaymentAndItsDate() {
        RawMessage call = SnapBank.call("/transfer-va/status", Samples.bytes("snap/status.json"));
        JsonNode data = json(connector.answer(call, connector.read(call), List.of(told("000000123456")), false))
                .path("virtualAccountData");
        assertThat(data.path("transactionDate").asText()).isEqualTo("2026-11-23T16:02:00+07:00");
        assertThat(data.path("trxDateTime").asText()).isEqualTo("2026-11-23T16:02:00+07:00");
        assertThat(data.path("referenceNo").asText()).isEqualTo("000000123456");
        assertThat(data.path("paymentRequestId").asText()).isEqualTo("MUSI-20261123-000017");
        assertThat(data.at("/paidAmount/value").asText()).isEqualTo("350000.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"paymentRequestId\":\"\"", ",\"inquiryRequestId\":null"})
    void aStatusWithoutAnyRequestIdIsAnsweredWithAllTransactionsOfTheAccount(String more) {
        String body = "{\"partnerServiceId\":\"  088899\",\"customerNo\":\"820261123000017\","
                + "\"virtualAccountNo\":\"  088899820261123000017\"" + more + "}";
        RawMessage call = SnapBank.call("/transfer-va/status", body.getBytes(StandardCharsets.UTF_8));
        Reading reading = connector.read(call);
        assertThat(reading.requests()).containsExactly(new PartnerRequest.Statuses(Samples.BILLING_CODE));
        Settlement refused = new Settlement(
                Outcome.WRONG_AMOUNT,
                "",
                null,
                null,
                null,
                new Settlement.Told("1", "R-1", Samples.AMOUNT, Samples.PAID_AT));
        JsonNode two = json(connector.answer(call, reading, List.of(refused, told("2")), false));
        assertThat(two.path("responseCode").asText()).isEqualTo("2002600");
        assertThat(two.path("virtualAccountData").findValuesAsText("paymentFlagStatus"))
                .containsExactly("01", "00");
        assertThat(two.path("virtualAccountData").findValuesAsText("transactionDate"))
                .hasSize(2);
        assertThat(json(connector.answer(call, reading, List.of(told("2")), false))
                        .path("virtualAccountData")
                        .isArray())
                .isTrue();
        assertThat(code(connector.answer(call, reading, List.of(Settlement.of(Outcome.NOT_FOUND)), false)))
                .isEqualTo("4042601");
    }

    private static Settlement told(String reference) {
        return new Settlement(
                Outcome.SETTLED,
                "",
                null,
                null,
                null,
                new Settlement.Told(reference, "MUSI-20261123-000017", Samples.AMOUNT, Samples.PAID_AT));
    }

    private static String code(RawAnswer answer) {
        return json(answer).path("responseCode").asText();
    }

    private static JsonNode json(RawAnswer answer) {
        return StrictJson.object(answer.body()).orElseThrow();
    }
}
