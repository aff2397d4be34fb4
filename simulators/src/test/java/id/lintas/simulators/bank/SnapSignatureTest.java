package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SnapSignatureTest {

    private final SnapVectors vectors = new SnapVectors();

    SnapSignatureTest() throws IOException {}

    @Test
    void tokenStringIsWhatThePublishedSignatureCovers() throws GeneralSecurityException {
        JsonNode vector = vectors.vector("token-asymmetric-midtrans");

        String toSign = SnapSignature.tokenStringToSign(text(vector, "clientKey"), text(vector, "timestamp"));

        assertThat(toSign).isEqualTo(text(vector, "stringToSign"));
        assertThat(verifies(vectors.publicKey(), toSign, text(vector, "expected")))
                .isTrue();
    }

    @Test
    void signsATokenCallSoThatThePublicKeyVerifiesIt() throws GeneralSecurityException {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();

        String signature = SnapSignature.sha256WithRsa(keys.getPrivate(), "bank|2026-11-23T16:02:00+07:00");

        assertThat(verifies(keys.getPublic(), "bank|2026-11-23T16:02:00+07:00", signature))
                .isTrue();
        assertThat(verifies(keys.getPublic(), "bank|2026-11-23T16:02:01+07:00", signature))
                .isFalse();
    }

    @Test
    void transactionSignatureEqualsThePublishedOneOverAPrettyPrintedBody() {
        JsonNode vector = vectors.vector("tx-symmetric-midtrans");

        assertThat(JsonMinifier.minify(text(vector, "rawBody"))).isEqualTo(text(vector, "minifiedBody"));
        assertThat(SnapSignature.bodyHash(text(vector, "rawBody"))).isEqualTo(text(vector, "bodySha256"));
        String toSign = SnapSignature.transactionStringToSign(
                text(vector, "endpointUrl"),
                text(vector, "accessToken"),
                text(vector, "rawBody"),
                text(vector, "timestamp"));
        assertThat(toSign).isEqualTo(text(vector, "stringToSign"));
        assertThat(SnapSignature.hmacSha512(text(vector, "clientSecret"), toSign))
                .isEqualTo(text(vector, "expected"));
    }

    @Test
    void nestedPrettyPrintedBodyMinifiesToThePublishedHash() {
        JsonNode vector = vectors.vector("notify-asymmetric-generate-midtrans");

        assertThat(JsonMinifier.minify(text(vector, "rawBody"))).isEqualTo(text(vector, "minifiedBody"));
        assertThat(SnapSignature.bodyHash(text(vector, "rawBody"))).isEqualTo(text(vector, "bodySha256"));
    }

    @Test
    void emptyBodyHashesToThePublishedValue() {
        assertThat(SnapSignature.bodyHash("")).isEqualTo(text(vectors.vector("empty-body"), "bodySha256"));
    }

    @Test
    void spacesInsideValuesAreSigned() {
        JsonNode vector = vectors.vector("padded-values-SELFMADE");

        assertThat(SnapSignature.bodyHash(text(vector, "body")))
                .isEqualTo(text(vector, "bodySha256"))
                .isNotEqualTo(text(vector, "wrongSha256IfSpacesInsideValuesStripped"));
        assertThat(SnapSignature.hmacSha512(text(vector, "clientSecret"), text(vector, "stringToSign")))
                .isEqualTo(text(vector, "expected"));
    }

    @Test
    void minifyingKeepsEscapesNumbersAndTextThatIsNotJson() {
        assertThat(JsonMinifier.minify("{ \"a\" : \"x \\\" y\\\\\" , \"b\" : 1.0,\r\n\t\"c\": \"\\u00e9 é\" }"))
                .isEqualTo("{\"a\":\"x \\\" y\\\\\",\"b\":1.0,\"c\":\"\\u00e9 é\"}");
        assertThat(JsonMinifier.minify("this is not JSON")).isEqualTo("thisisnotJSON");
    }

    private static boolean verifies(PublicKey key, String text, String signature) throws GeneralSecurityException {
        Signature rsa = Signature.getInstance("SHA256withRSA");
        rsa.initVerify(key);
        rsa.update(text.getBytes(UTF_8));
        return rsa.verify(Base64.getDecoder().decode(signature));
    }

    private static String text(JsonNode vector, String field) {
        return vector.path(field).asText();
    }
}
