package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.connector.StrictJson;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.Samples;
import id.lintas.office.Limits;
import id.lintas.partner.Partner;
import id.lintas.partner.Transport;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapTokenTest {

    private final PaymentConnector connector = SnapBank.connector();

    @ParameterizedTest
    @ValueSource(strings = {"snap/token.json", "snap/token-snake-case.json"})
    void asksForATokenHoweverTheGrantIsSpelt(String sample) {
        RawMessage call = SnapBank.tokenCall(Samples.bytes(sample), Map.of());
        Reading reading = connector.read(call);
        assertThat(reading.requests()).containsExactly(new PartnerRequest.Token());
        Settlement issued = new Settlement(Outcome.TOKEN_ISSUED, "300", null, null, "abc");
        RawAnswer answer = connector.answer(call, reading, List.of(issued), false);
        JsonNode body = StrictJson.object(answer.body()).orElseThrow();
        assertThat(body.path("responseCode").asText()).isEqualTo("2007300");
        assertThat(body.path("accessToken").asText()).isEqualTo("abc");
        assertThat(body.path("tokenType").asText()).isEqualTo("Bearer");
        assertThat(body.path("expiresIn").isTextual()).isTrue();
        assertThat(body.path("expiresIn").asText()).isEqualTo("300");
        assertThat(answer.headers()).containsKeys("X-TIMESTAMP", "X-CLIENT-KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "x-client-key, bank-siak, 4017300",
        "x-client-key, '', 4007302",
        "x-signature, AAAA, 4017300",
        "x-signature, not base64, 4017300",
        "x-timestamp, yesterday, 4007301",
        "x-timestamp, 2026-11-22T16:02:04+07:00, 4017300"
    })
    void refusesAHeader(String header, String value, String code) {
        assertThat(code(SnapBank.tokenCall(Samples.bytes("snap/token.json"), Map.of(header, value))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{} ; 4007302", "{\"grantType\":\"password\"} ; 4007301", "nonsense ; 4007300"})
    void refusesABody(String body, String code) {
        assertThat(code(SnapBank.tokenCall(body.getBytes(StandardCharsets.UTF_8), Map.of())))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"partnerServiceId, 088899", "timestampTolerance, 5 minutes", "timestampTolerance, PT0S"})
    void aWrongSettingIsNamedWithItsPath(String setting, String value) {
        Map<String, String> settings = new java.util.TreeMap<>(Map.of("partnerServiceId", "  088899"));
        settings.put(setting, value);
        Partner partner = new Partner(
                SnapBank.ID, "Bank Musi", "snap", Transport.REST, settings, Map.of(), true, Limits.STANDARD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SnapSettings.of(partner))
                .withMessageStartingWith("partners/bank-musi: settings." + setting);
    }

    @Test
    void anotherAddressIsRefused() {
        RawMessage call = SnapBank.call("/elsewhere", Samples.bytes("snap/token.json"));
        assertThat(connector.read(call).refused()).isTrue();
        assertThat(code(call)).isEqualTo("4000000");
    }

    private String code(RawMessage call) {
        Reading reading = connector.read(call);
        Settlement refused = ((PartnerRequest.Refused) reading.requests().get(0)).settlement();
        byte[] body = connector.answer(call, reading, List.of(refused), false).body();
        return StrictJson.object(body).orElseThrow().path("responseCode").asText();
    }
}
