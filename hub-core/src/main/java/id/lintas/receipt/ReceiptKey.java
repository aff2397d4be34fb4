package id.lintas.receipt;

import java.util.Arrays;
import java.util.Base64;

/**
 * A public key by which receipts are checked.
 *
 * @param id as receipts name it
 * @param base64 its DER form (SubjectPublicKeyInfo) in Base64
 */
public record ReceiptKey(String id, String base64) {

    private static final int RAW_BYTES = 32;

    /** The bare 32 bytes in Base64 for URLs, as a JWK's {@code x} (RFC 8037). */
    public String x() {
        byte[] der = Base64.getDecoder().decode(base64);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(der, der.length - RAW_BYTES, der.length));
    }
}
