package id.lintas.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import id.lintas.simulators.post.Keys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersSimulatorTest {

    private static final byte[] WEBHOOK_KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
    private static final String HUB_ANSWER =
            "{\"responseCode\":\"2002500\",\"accessToken\":\"t\",\"expiresIn\":\"900\"}";

    private static final KeyPair HUB = hubsKeys();

    private final HttpClient http = HttpClient.newHttpClient();
    private Path dir;
    private HttpServer hub;
    private PeersSimulator peers;

    @BeforeEach
    void start(@TempDir Path temporary) throws Exception {
        dir = temporary;
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, HUB_ANSWER.length());
                exchange.getResponseBody().write(HUB_ANSWER.getBytes(UTF_8));
            }
        });
        hub.start();
        URI hubUrl = URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
        // Nobody listens there: the peers must start without a broker.
        peers = PeersSimulator.start(
                new PeersSettings(hubUrl, "tcp://127.0.0.1:1", 0, 0, secrets(), dir.resolve("state")));
    }

    @AfterEach
    void stop() throws Exception {
        peers.close();
        hub.stop(0);
    }

    /** The hub may ask the bank; who does not hold the hub's key gets no word of anybody's money. */
    @Test
    void theBankTellsTheHubAloneWhatWasPaid() throws Exception {
        post("/bank/take", "{\"billingCode\":\"820261123000017\",\"amount\":350000}");
        String asked = "{\"partnerServiceId\":\"  088899\",\"customerNo\":\"820261123000017\"}";
        String time = java.time.OffsetDateTime.now(java.time.ZoneOffset.UTC).toString();
        String hash = java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(asked.getBytes(UTF_8)));
        java.security.Signature signer = java.security.Signature.getInstance("SHA256withRSA");
        signer.initSign(HUB.getPrivate());
        signer.update(("POST:/snap/v1.0/transfer-va/status:" + hash + ":" + time).getBytes(UTF_8));
        String signature = Base64.getEncoder().encodeToString(signer.sign());

        assertThat(status(asked, time, signature)).contains("\"2002600\"", "\"350000.00\"");
        assertThat(status(asked.replace("17\"", "18\""), time, signature)).contains("\"4012600\"");
        assertThat(status(asked, "2020-01-01T00:00:00Z", signature)).contains("\"4012600\"");
    }

    private String status(String body, String time, String signature) throws Exception {
        return http.send(
                        HttpRequest.newBuilder(peers.controlUrl().resolve("/snap/v1.0/transfer-va/status"))
                                .header("X-TIMESTAMP", time)
                                .header("X-SIGNATURE", signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static KeyPair hubsKeys() {
        try {
            return Keys.rsa();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every Java runtime", e);
        }
    }

    @Test
    void isReadyWithoutABroker() throws Exception {
        JsonNode ready = json(get("/ready"), 200);

        assertThat(ready.path("ready").booleanValue()).isTrue();
        assertThat(ready.path("brokerConnected").booleanValue()).isFalse();
        assertThat(ready.path("sftpPort").intValue()).isEqualTo(peers.sftpPort());
        assertThat(post("/queue-bank/inquire", "{\"billingCode\":\"820261123000017\"}")
                        .statusCode())
                .isEqualTo(502);
    }

    @Test
    void bankPaysAndShowsTheRawAnswer() throws Exception {
        String request = "{\"billingCode\":\"820261123000017\",\"amount\":350000,\"mischief\":\"pretty-printed\"}";

        JsonNode answer = json(post("/bank/pay", request), 200);

        assertThat(answer.path("status").intValue()).isEqualTo(200);
        assertThat(answer.path("responseCode").asText()).isEqualTo("2002500");
        assertThat(answer.path("body").asText()).isEqualTo(HUB_ANSWER);
    }

    @Test
    void saysWhatIsWrongWithARequest() throws Exception {
        assertThat(post("/bank/pay", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/bank/pay", "nonsense").statusCode()).isEqualTo(400);
        assertThat(post("/bank/pay", "{\"billingCode\":\"1\",\"amount\":1,\"mischief\":\"replay\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(get("/bank/none").statusCode()).isEqualTo(404);
        assertThat(get("/office/medan/events").statusCode()).isEqualTo(404);
    }

    @Test
    void postOfficeWritesAFileAndItsResultComesLater() throws Exception {
        String payments =
                "{\"payments\":[{\"billingCode\":\"820261123000025\",\"amount\":350000,\"paidAt\":\"2026-11-23T16:02:00+07:00\"}]}";
        String name = json(post("/post/file", payments), 200).path("name").asText();

        assertThat(dir.resolve("state/sftp/outbox").resolve(name)).exists();
        assertThat(get("/post/result/" + name).statusCode()).isEqualTo(404);
        String raw = "H|" + name + "|REFUSED|0|0\nR|why\nT|0\n";
        Files.writeString(dir.resolve("state/sftp/results").resolve(name.replace(".txt", ".result.txt")), raw);
        JsonNode result = json(get("/post/result/" + name), 200);
        assertThat(result.path("status").asText()).isEqualTo("REFUSED");
        assertThat(result.path("raw").asText()).isEqualTo(raw);
    }

    @Test
    void officeReceivesAWebhookOnTheSameServer() throws Exception {
        assertThat(webhook("msg-1").statusCode()).isEqualTo(204);

        JsonNode events = json(get("/office/palembang/events"), 200);
        assertThat(events).hasSize(1);
        assertThat(events.at("/0/id").asText()).isEqualTo("msg-1");
        assertThat(events.at("/0/event/data/stage").asText()).isEqualTo("PAID_PROVISIONAL");
    }

    @Test
    void moodIsChangedFromOutsideAndASlowOfficeHoldsUpNobodyElse() throws Exception {
        json(post("/office/palembang/mood", "{\"mood\":\"down\",\"calls\":1}"), 200);
        assertThat(webhook("msg-1").statusCode()).isEqualTo(503);
        json(post("/office/palembang/mood", "{\"mood\":\"slow\",\"delayMillis\":1500}"), 200);

        CompletableFuture<HttpResponse<String>> slow =
                http.sendAsync(webhookRequest("msg-1"), HttpResponse.BodyHandlers.ofString());

        assertThat(get("/ready").statusCode()).isEqualTo(200);
        assertThat(slow).isNotDone();
        await().until(slow::isDone);
        assertThat(json(get("/office/palembang/attempts"), 200).findValuesAsText("status"))
                .containsExactly("503", "204");
    }

    private Path secrets() throws Exception {
        Path secrets = Files.createDirectories(dir.resolve("secrets"));
        for (String peer : new String[] {"bank-musi", "bank-siak", "bank-rokan", "pos", "palembang"}) {
            Files.createDirectories(secrets.resolve(peer));
        }
        KeyPair keys = Keys.rsa();
        Keys.writePkcs8(secrets.resolve("bank-musi/private-key.pem"), keys);
        Files.writeString(secrets.resolve("bank-musi/client-secret"), "s3cr3t\n");
        Files.writeString(secrets.resolve("bank-siak/broker-password"), "s3cr3t\n");
        Files.writeString(
                secrets.resolve("bank-musi/hub-key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(HUB.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
        Files.writeString(secrets.resolve("bank-rokan/broker-password"), "s3cr3t\n");
        Keys.writePkcs8(secrets.resolve("pos/host-key.pem"), keys);
        Keys.writeAuthorized(secrets.resolve("pos/hub-public-key"), keys);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(WEBHOOK_KEY);
        Files.writeString(secrets.resolve("palembang/webhook-secret"), secret + "\n");
        return secrets;
    }

    private HttpResponse<String> webhook(String id) throws Exception {
        return http.send(webhookRequest(id), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest webhookRequest(String id) throws Exception {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        String body = "{\"type\":\"id.lintas.payment.settled.v1\",\"data\":{\"stage\":\"PAID_PROVISIONAL\"}}";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(WEBHOOK_KEY, "HmacSHA256"));
        byte[] signature = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
        return HttpRequest.newBuilder(peers.controlUrl().resolve("/offices/palembang/webhook"))
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(peers.controlUrl().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(peers.controlUrl().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return ControlServer.JSON.readTree(response.body());
    }
}
