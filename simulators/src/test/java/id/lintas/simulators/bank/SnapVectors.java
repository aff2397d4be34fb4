package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;

/** The published signature vectors; the file names its source. */
final class SnapVectors {

    private final JsonNode file;

    SnapVectors() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("snap-vectors.json"))) {
            file = new ObjectMapper().readTree(in);
        }
    }

    JsonNode vector(String id) {
        for (JsonNode vector : file.path("vectors")) {
            if (vector.path("id").asText().equals(id)) {
                return vector;
            }
        }
        throw new IllegalArgumentException("id: " + id + " (expected: one in snap-vectors.json)");
    }

    PublicKey publicKey() throws GeneralSecurityException {
        String pem = file.path("publicKeyPem").asText();
        byte[] der = Base64.getMimeDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").getBytes(US_ASCII));
        return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    }
}
