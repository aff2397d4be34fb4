package id.lintas.route.receive;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.RawMessage;
import id.lintas.route.RouteCounters;
import id.lintas.route.TestHub;
import id.lintas.route.ToyConnectors;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestDoorIT {

    private final TestHub hub = TestHub.get();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void bytesPathAndQueryArriveAsSent() throws Exception {
        byte[] body = {'g', 'o', 'o', 'd', (byte) 0xff, 0, (byte) 0xc3, '\r', '\n'};
        HttpResponse<String> response = post("/partners/bank-rest/v1.0/a%20b?x=1&y=%20", body, "application/json");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"result\":\"UNKNOWN_BILL\"}");
        assertThat(response.headers().firstValue("X-TOY")).contains("toy");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        RawMessage raw = last("a%20b");
        assertThat(raw.body()).isEqualTo(body);
        assertThat(raw.address()).isEqualTo("/partners/bank-rest/v1.0/a%20b?x=1&y=%20");
        assertThat(raw.headers()).containsEntry("x-external-id", "7").doesNotContainKey("camelfilename");
    }

    @Test
    void aFormArrivesAsItsBytesToo() throws Exception {
        byte[] body = "good=1&x=%zz".getBytes(StandardCharsets.UTF_8);
        assertThat(post("/partners/bank-rest/form", body, "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(200);
        assertThat(last("/form").body()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/partners/nobody/x", "/partners/bank-queue/x", "/partners/%62ank-rest/x", "/partners/B/x"})
    void whoIsNoRestPartnerIsNotFound(String path) throws Exception {
        HttpResponse<String> response = post(path, new byte[] {'g'}, "application/json");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aBodyWithoutEndIsRefused() throws Exception {
        byte[] body = new byte[256 * 1024 + 1];
        assertThat(post("/partners/bank-rest/x", body, "application/json").statusCode())
                .isEqualTo(413);
        HttpRequest chunked = HttpRequest.newBuilder(uri("/partners/bank-rest/x"))
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();
        assertThat(client.send(chunked, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(413);
    }

    @Test
    void troubleInsideTellsNothing() throws Exception {
        HttpResponse<String> response =
                post("/partners/bank-rest/x", "boom".getBytes(StandardCharsets.UTF_8), "application/json");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"internal\"}");
    }

    @Test
    void countersNameEveryRoute() throws Exception {
        post("/partners/bank-rest/x", new byte[] {'g'}, "application/json");
        Awaitility.await()
                .untilAsserted(() -> assertThat(hub.bean(RouteCounters.class).all())
                        .extracting("id")
                        .containsExactly(
                                "ask-partner",
                                "deliver-files",
                                "deliver-queue",
                                "deliver-queue-together",
                                "deliver-rest",
                                "receive-abis",
                                "receive-files-pos",
                                "receive-files-pos-drop",
                                "receive-files-pos-impostor",
                                "receive-files-pos-silent",
                                "receive-queue-bank-queue",
                                "receive-registry",
                                "receive-rest"));
        assertThat(hub.bean(RouteCounters.class).all())
                .filteredOn(count -> count.id().equals("receive-rest"))
                .allSatisfy(count -> {
                    assertThat(count.completed()).isPositive();
                    assertThat(count.lastCompleted()).isNotNull();
                });
    }

    /** A peer on a slow line then sees an answer that was cut off as such. */
    @Test
    void anAnswerSaysHowLongItIs() throws Exception {
        HttpResponse<String> response = post("/partners/bank-rest/x", new byte[] {'g'}, "application/json");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotEmpty();
        assertThat(response.headers().firstValueAsLong("Content-Length"))
                .hasValue(response.body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(response.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    private RawMessage last(String part) {
        return hub.bean(ToyConnectors.class).read.stream()
                .filter(raw -> raw.address().contains(part))
                .findFirst()
                .orElseThrow();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + hub.port() + path);
    }

    private HttpResponse<String> post(String path, byte[] body, String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", type)
                .header("X-EXTERNAL-ID", "7")
                .header("CamelFileName", "../stolen")
                .header("cAmelHttpUri", "http://127.0.0.1:1/")
                .header("CamelHttpResponseCode", "201")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
