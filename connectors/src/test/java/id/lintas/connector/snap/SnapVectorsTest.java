package id.lintas.connector.snap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.lintas.connector.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures that others published; their source stands in the file. */
class SnapVectorsTest {

    private final JsonNode vectors = read();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tx-symmetric-midtrans",
                "notify-asymmetric-verify-midtrans",
                "notify-asymmetric-generate-midtrans",
                "empty-body",
                "padded-values-SELFMADE"
            })
    void hashesTheMinifiedBody(String id) {
        JsonNode vector = vector(id);
        assertThat(Sha256.hex(JsonMinifier.minify(body(vector))))
                .isEqualTo(vector.path("bodySha256").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tx-symmetric-midtrans", "padded-values-SELFMADE"})
    void verifiesATransaction(String id) {
        JsonNode vector = vector(id);
        String[] parts = vector.path("stringToSign").asText().split(":", 4);
        String signed = SnapSignature.stringToSign(
                parts[1], parts[2], body(vector), vector.path("timestamp").asText());
        assertThat(signed).isEqualTo(vector.path("stringToSign").asText());
        String secret = vector.path("clientSecret").asText();
        String expected = vector.path("expected").asText();
        assertThat(SnapSignature.transactionVerifies(secret, signed, expected)).isTrue();
        assertThat(SnapSignature.transactionVerifies(secret, signed + " ", expected))
                .isFalse();
        assertThat(SnapSignature.transactionVerifies(secret, signed, expected.toLowerCase(java.util.Locale.ROOT)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-asymmetric-midtrans"})
    void verifiesATokenCall(String id) {
        JsonNode vector = vector(id);
        String pem = vectors.path("publicKeyPem").asText();
        String client = vector.path("clientKey").asText();
        String timestamp = vector.path("timestamp").asText();
        String signature = vector.path("expected").asText();
        assertThat(SnapSignature.rsaVerifies(pem, client + "|" + timestamp, signature))
                .isTrue();
        assertThat(SnapSignature.rsaVerifies(pem, client + "|" + timestamp + "0", signature))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"notify-asymmetric-verify-midtrans", "notify-asymmetric-generate-midtrans"})
    void verifiesATransactionWithoutAToken(String id) {
        JsonNode vector = vector(id);
        String path = vector.path("stringToSign").asText().split(":", 3)[1];
        String signed = SnapSignature.stringToSign(
                path, body(vector), vector.path("timestamp").asText());
        assertThat(signed).isEqualTo(vector.path("stringToSign").asText());
        String pem =
                vector.path("publicKeyPem").asText(vectors.path("publicKeyPem").asText());
        String signature =
                vector.path("signature").asText(vector.path("expected").asText());
        assertThat(SnapSignature.rsaVerifies(pem, signed, signature)).isTrue();
        assertThat(SnapSignature.rsaVerifies(pem, signed + " ", signature)).isFalse();
    }

    private static byte[] body(JsonNode vector) {
        String body = vector.path("rawBody").asText(vector.path("body").asText());
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode vector(String id) {
        for (JsonNode vector : vectors.path("vectors")) {
            if (vector.path("id").asText().equals(id)) {
                return vector;
            }
        }
        throw new IllegalArgumentException("vector: " + id + " (expected: in snap-vectors.json)");
    }

    private static JsonNode read() {
        try (InputStream file = SnapVectorsTest.class.getResourceAsStream("/snap-vectors.json")) {
            return new JsonMapper().readTree(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
