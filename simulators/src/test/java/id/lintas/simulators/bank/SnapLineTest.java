package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SnapLineTest {

    private static final String SECRET = "s3cr3t";
    private static final Instant NOW = Instant.parse("2026-11-23T09:02:00Z");
    private static final BenchBill BILL = new BenchBill(42, 350_000);

    @Test
    void signsEveryCallAndTakesOnlyCodeFlagAndIdForAccepted() throws Exception {
        try (TinyHub hub = new TinyHub()) {
            SnapTeller teller = teller(hub);
            try (SnapLine line = teller.line()) {
                assertThat(line.pay(BILL, NOW)).isEqualTo(SnapLine.Answer.REFUSED);
                assertThat(teller.firstRefusal()).contains("200 {\"responseCode\":\"2002500\"}");
                assertThat(teller.firstRefusal()).isEmpty();

                hub.more = ",\"virtualAccountData\":{\"paymentRequestId\":\"" + BILL.requestId()
                        + "\",\"paymentFlagStatus\":\"00\"}";
                assertThat(line.pay(BILL, NOW)).isEqualTo(SnapLine.Answer.ACCEPTED);
                assertThat(line.pay(new BenchBill(43, 350_000), NOW)).isEqualTo(SnapLine.Answer.REFUSED);
            }
            TinyHub.Call call = hub.calls.get(1);
            assertThat(call.path()).isEqualTo("/partners/bank-musi/v1.0/transfer-va/payment");
            assertThat(call.header("X-EXTERNAL-ID")).isEqualTo(BILL.requestId());
            assertThat(call.header("X-SIGNATURE"))
                    .isEqualTo(SnapSignature.hmacSha512(
                            SECRET,
                            SnapSignature.transactionStringToSign(
                                    call.path(), "token-1", call.body(), "2026-11-23T16:02:00+07:00")));
            assertThat(SnapHttp.json(call.body()).path("customerNo").asText()).isEqualTo("800000000000042");
            assertThat(SnapHttp.json(call.body()).path("referenceNo").asText()).isEqualTo("100000000042");
            assertThat(hub.tokenCalls).hasSize(1);
        }
    }

    @Test
    void readsAnswersWithALengthAndInChunksToTheLastByte() throws IOException {
        assertThat(read("HTTP/1.1 200 \r\nContent-Length: 4\r\nConnection: close\r\n\r\n{\"a\"more"))
                .isEqualTo(new HttpAnswer(200, "{\"a\"", true));
        assertThat(
                        read(
                                "HTTP/1.1 404 \r\ntransfer-encoding: chunked\r\n\r\n3\r\n{\"a\r\nA\r\n\": \"Rp 1\"}\r\n0\r\n\r\n"))
                .isEqualTo(new HttpAnswer(404, "{\"a\": \"Rp 1\"}", false));
        assertThatThrownBy(() -> read("HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\n{\"a"))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("HTTP/1.1 200 \r\n\r\n")).hasMessageContaining("without a length");
        assertThatThrownBy(() -> read("<html>\r\n\r\n")).hasMessageContaining("not an HTTP answer");
    }

    private static HttpAnswer read(String bytes) throws IOException {
        return HttpAnswer.read(new ByteArrayInputStream(bytes.getBytes(UTF_8)), new byte[1024]);
    }

    private static SnapTeller teller(TinyHub hub) throws GeneralSecurityException {
        BankSettings settings = new BankSettings(
                hub.url(),
                "bank-musi",
                "  088899",
                "95231",
                SECRET,
                KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
        return new SnapTeller(settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
