package id.lintas.simulators.office;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OfficeSystemTest {

    /** The published example of the Standard Webhooks libraries. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final long TIMESTAMP = 1614265330;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> secrets = new ConcurrentHashMap<>(Map.of("palembang", SECRET));
    private final OfficeSystem offices = new OfficeSystem(
            office -> Optional.ofNullable(secrets.get(office)),
            Clock.fixed(Instant.ofEpochSecond(TIMESTAMP), ZoneOffset.UTC));
    private final HttpServer server;

    OfficeSystemTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/offices/", offices);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void acceptsThePublishedExample() throws Exception {
        assertThat(call(BODY, TIMESTAMP, SIGNATURE)).isEqualTo(204);
        assertThat(offices.events("palembang").orElseThrow())
                .singleElement()
                .satisfies(event -> assertThat(event.body()).isEqualTo(BODY));
    }

    @Test
    void acceptsOneOfSeveralSignatures() throws Exception {
        assertThat(call(BODY, TIMESTAMP, "v1,AAAA v2,other " + SIGNATURE)).isEqualTo(204);
    }

    @Test
    void storesARepeatedEventOnce() throws Exception {
        call(BODY, TIMESTAMP, SIGNATURE);
        call(BODY, TIMESTAMP, SIGNATURE);

        assertThat(offices.events("palembang").orElseThrow())
                .singleElement()
                .satisfies(event -> assertThat(event.deliveries()).isEqualTo(2));
    }

    @Test
    void refusesAnAlteredByteAnotherTimestampAndNoSignature() throws Exception {
        assertThat(call(BODY.replace('4', '5'), TIMESTAMP, SIGNATURE)).isEqualTo(401);
        assertThat(call(BODY, TIMESTAMP + 1, SIGNATURE)).isEqualTo(401);
        assertThat(call(BODY, TIMESTAMP, "")).isEqualTo(401);
        assertThat(offices.events("palembang").orElseThrow()).isEmpty();
    }

    @Test
    void timestampMayBeFiveMinutesOffAndNotMore() {
        byte[] body = BODY.getBytes(UTF_8);
        for (long off : new long[] {-301, -300, 300, 301}) {
            WebhookSignature later =
                    new WebhookSignature(SECRET, Clock.fixed(Instant.ofEpochSecond(TIMESTAMP + off), ZoneOffset.UTC));
            assertThat(later.accepts(ID, Long.toString(TIMESTAMP), SIGNATURE, body))
                    .as("off by %d s", off)
                    .isEqualTo(Math.abs(off) <= 300);
        }
    }

    @Test
    void isDownOrUnwillingForTheCallsToldAndUpAfterwards() throws Exception {
        offices.become("palembang", new Mood(Mood.Kind.DOWN, Duration.ZERO, 2));
        assertThat(call(BODY, TIMESTAMP, SIGNATURE)).isEqualTo(503);
        assertThat(call(BODY, TIMESTAMP, SIGNATURE)).isEqualTo(503);
        assertThat(call(BODY, TIMESTAMP, SIGNATURE)).isEqualTo(204);
        offices.become("palembang", new Mood(Mood.Kind.REFUSE, Duration.ZERO, 1));
        assertThat(call(BODY, TIMESTAMP, SIGNATURE)).isEqualTo(422);

        assertThat(offices.attempts("palembang").orElseThrow())
                .extracting(WebhookAttempt::status)
                .containsExactly(503, 503, 204, 422);
    }

    @Test
    void slowOfficeAcceptsAfterItsDelay() throws Exception {
        offices.become("palembang", new Mood(Mood.Kind.SLOW, Duration.ofMillis(200), Integer.MAX_VALUE));
        long before = System.nanoTime();

        assertThat(call(BODY, TIMESTAMP, SIGNATURE)).isEqualTo(204);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void knowsNoOtherOffice() throws Exception {
        assertThat(send("/offices/medan/webhook", BODY, TIMESTAMP, SIGNATURE)).isEqualTo(404);
        assertThat(offices.events("medan")).isEmpty();
    }

    @Test
    void aSecretThatComesOrChangesCountsAtTheNextCall() throws Exception {
        secrets.put("medan", SECRET);
        assertThat(send("/offices/medan/webhook", BODY, TIMESTAMP, SIGNATURE)).isEqualTo(204);
        secrets.put("medan", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assertThat(send("/offices/medan/webhook", BODY, TIMESTAMP, SIGNATURE)).isEqualTo(401);
        assertThat(offices.attempts("medan").orElseThrow()).hasSize(2);
    }

    private int call(String body, long timestamp, String signature) throws Exception {
        return send("/offices/palembang/webhook", body, timestamp, signature);
    }

    private int send(String path, String body, long timestamp, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
                .header("webhook-id", ID)
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
