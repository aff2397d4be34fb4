package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapBankTest {

    private static final String CODE = "820261123000017";
    private static final String SECRET = "s3cr3t";
    private static final Instant NOW = Instant.parse("2026-11-23T09:02:00Z");

    private final KeyPair keys;
    private final TinyHub hub = new TinyHub();
    private final SnapBank bank;

    SnapBankTest() throws IOException, GeneralSecurityException {
        keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        bank = bankAt(NOW);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void paysWithEveryHeaderAndFieldOfTheStandard() throws IOException {
        SnapAnswer answer = bank.pay(CODE, 350_000, PayOptions.paidAt(Instant.parse("2026-11-23T08:00:00Z")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.responseCode()).isEqualTo("2002500");
        TinyHub.Call call = hub.last();
        assertThat(call.path()).isEqualTo("/partners/bank-musi/v1.0/transfer-va/payment");
        assertThat(call.header("X-PARTNER-ID")).isEqualTo("bank-musi");
        assertThat(call.header("CHANNEL-ID")).isEqualTo("95231");
        assertThat(call.header("X-EXTERNAL-ID")).matches("[A-Za-z0-9-]{1,36}").isEqualTo(answer.externalId());
        assertThat(call.header("X-TIMESTAMP")).isEqualTo("2026-11-23T16:02:00+07:00");
        assertThat(call.header("X-SIGNATURE")).isEqualTo(signature(call));
        JsonNode body = SnapHttp.json(call.body());
        assertThat(body.path("partnerServiceId").asText()).isEqualTo("  088899");
        assertThat(body.path("customerNo").asText()).isEqualTo(CODE);
        assertThat(body.path("virtualAccountNo").asText()).isEqualTo("  088899" + CODE);
        assertThat(body.at("/paidAmount/value").asText()).isEqualTo("350000.00");
        assertThat(body.at("/paidAmount/currency").asText()).isEqualTo("IDR");
        assertThat(body.path("trxDateTime").asText()).isEqualTo("2026-11-23T15:00:00+07:00");
        assertThat(body.path("referenceNo").asText()).matches("[0-9]{12}");
    }

    @Test
    void asksForOneTokenOnlyAndSignsForIt() throws Exception {
        bank.inquire(CODE);
        bank.pay(CODE, 350_000, PayOptions.CORRECT);
        bank.status(CODE);

        assertThat(hub.tokenCalls).hasSize(1);
        TinyHub.Call call = hub.tokenCalls.get(0);
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(keys.getPublic());
        rsa.update(("bank-musi|" + call.header("X-TIMESTAMP")).getBytes(UTF_8));
        assertThat(rsa.verify(Base64.getDecoder().decode(call.header("X-SIGNATURE"))))
                .isTrue();
        assertThat(call.header("X-CLIENT-KEY")).isEqualTo("bank-musi");
        assertThat(SnapHttp.json(call.body()).path("grantType").asText()).isEqualTo("client_credentials");
    }

    @Test
    void paymentAfterAnInquiryCarriesItsRequestIdOnce() throws IOException {
        bank.inquire(CODE);
        String inquired = field("inquiryRequestId");
        bank.pay(CODE, 350_000, PayOptions.CORRECT);
        String first = field("paymentRequestId");
        bank.pay(CODE, 350_000, PayOptions.CORRECT);

        assertThat(first).isEqualTo(inquired);
        assertThat(field("paymentRequestId")).isNotEqualTo(inquired);
    }

    @Test
    void takesANewTokenWhenTheHubForgotTheOldOne() throws IOException {
        bank.pay(CODE, 350_000, PayOptions.CORRECT);
        hub.forgetToken();

        SnapAnswer answer = bank.pay(CODE, 350_000, PayOptions.CORRECT);

        assertThat(answer.responseCode()).isEqualTo("2002500");
        assertThat(hub.tokenCalls).hasSize(2);
    }

    @Test
    void replayIsTheLastCallByteForByteAndRepeatIsSignedAnew() throws IOException {
        bank.pay(CODE, 350_000, PayOptions.CORRECT);
        TinyHub.Call first = hub.last();
        bank.pay(CODE, 350_000, PayOptions.with(BankMischief.REPLAY));
        TinyHub.Call replay = hub.last();
        bank.pay(CODE, 350_000, PayOptions.with(BankMischief.REPEAT));
        TinyHub.Call repeat = hub.last();

        assertThat(replay).isEqualTo(first);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(repeat.header("X-EXTERNAL-ID")).isEqualTo(first.header("X-EXTERNAL-ID"));
        assertThat(repeat.header("X-SIGNATURE")).isEqualTo(signature(repeat));
    }

    @Test
    void otherBodyGoesOutUnderTheSameExternalIdAndSignedCorrectly() throws IOException {
        bank.pay(CODE, 350_000, PayOptions.CORRECT);
        TinyHub.Call first = hub.last();
        bank.pay(CODE, 650_000, PayOptions.with(BankMischief.OTHER_BODY));

        assertThat(hub.last().header("X-EXTERNAL-ID")).isEqualTo(first.header("X-EXTERNAL-ID"));
        assertThat(hub.last().body()).isNotEqualTo(first.body()).contains("650000.00");
        assertThat(hub.last().header("X-SIGNATURE")).isEqualTo(signature(hub.last()));
    }

    @Test
    void eachForgedCallHasASignatureThatDoesNotFit() throws IOException {
        for (BankMischief forged : new BankMischief[] {BankMischief.WRONG_SIGNATURE, BankMischief.ALTERED_BYTE}) {
            bank.pay(CODE, 350_000, PayOptions.with(forged));
            assertThat(hub.last().header("X-SIGNATURE")).as(forged.name()).isNotEqualTo(signature(hub.last()));
        }
        assertThat(SnapHttp.json(hub.last().body()).at("/paidAmount/value").asText())
                .isEqualTo("350009.00");
    }

    @Test
    void oddCallsAreSignedCorrectly() throws IOException {
        bank.pay(CODE, 350_000, PayOptions.with(BankMischief.PRETTY_PRINTED));
        assertThat(hub.last().body()).contains("\n");
        assertThat(hub.last().header("X-SIGNATURE")).isEqualTo(signature(hub.last()));
        bank.pay(CODE, 350_000, PayOptions.with(BankMischief.NOT_JSON));
        assertThat(SnapHttp.json(hub.last().body()).isMissingNode()).isTrue();
        assertThat(hub.last().header("X-SIGNATURE")).isEqualTo(signature(hub.last()));
        bank.pay(CODE, 350_000, PayOptions.with(BankMischief.STALE_TIMESTAMP));
        assertThat(hub.last().header("X-TIMESTAMP")).isEqualTo("2026-11-23T15:32:00+07:00");
        assertThat(hub.last().header("X-SIGNATURE")).isEqualTo(signature(hub.last()));
        assertThat(bank.pay(CODE, 350_000, PayOptions.with(BankMischief.WRONG_TOKEN))
                        .responseCode())
                .isEqualTo("4012501");
    }

    @Test
    void replayWithoutAnEarlierCallIsTheCallersMistake() {
        assertThatThrownBy(() -> bank.pay("899999999999999", 1, PayOptions.with(BankMischief.REPLAY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("899999999999999");
    }

    @Test
    void tokenIsRenewedShortlyBeforeItExpires() throws IOException {
        SteppingClock clock = new SteppingClock();
        SnapBank patient = new SnapBank(settings(), clock);
        patient.inquire(CODE);
        clock.now = NOW.plus(Duration.ofSeconds(860));
        patient.inquire(CODE);
        assertThat(hub.tokenCalls).hasSize(1);
        clock.now = NOW.plus(Duration.ofSeconds(871));
        patient.inquire(CODE);
        assertThat(hub.tokenCalls).hasSize(2);
    }

    private SnapBank bankAt(Instant now) {
        return new SnapBank(settings(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private BankSettings settings() {
        return new BankSettings(hub.url(), "bank-musi", "  088899", "95231", SECRET, keys.getPrivate());
    }

    private String field(String name) {
        return SnapHttp.json(hub.last().body()).path(name).asText();
    }

    private static String signature(TinyHub.Call call) {
        String token = call.header("Authorization").substring("Bearer ".length());
        return SnapSignature.hmacSha512(
                SECRET,
                SnapSignature.transactionStringToSign(call.path(), token, call.body(), call.header("X-TIMESTAMP")));
    }

    private static final class SteppingClock extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
