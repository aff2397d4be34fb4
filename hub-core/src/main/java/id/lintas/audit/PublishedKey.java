package id.lintas.audit;

import java.time.Instant;

/**
 * A public key with which batches were signed.
 *
 * @param base64 DER form (SubjectPublicKeyInfo) in Base64
 */
public record PublishedKey(String id, String base64, Instant firstUsedAt) {

    /** In PEM, as the verifier takes it. */
    public String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    }
}
