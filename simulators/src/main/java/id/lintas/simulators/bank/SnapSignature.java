package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two signatures of SNAP (ASPI, technical and security standard 1.0.2): asymmetric for the token, symmetric for each transaction. */
final class SnapSignature {

    private SnapSignature() {}

    static String tokenStringToSign(String clientId, String timestamp) {
        return clientId + "|" + timestamp;
    }

    static String transactionStringToSign(String path, String token, String body, String timestamp) {
        return "POST:" + path + ":" + token + ":" + bodyHash(body) + ":" + timestamp;
    }

    static String bodyHash(String body) {
        return HexFormat.of().formatHex(sha256(JsonMinifier.minify(body)));
    }

    static String sha256WithRsa(PrivateKey key, String stringToSign) {
        try {
            Signature rsa = Signature.getInstance("SHA256withRSA");
            rsa.initSign(key);
            rsa.update(stringToSign.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(rsa.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The bank's key cannot sign (expected: an RSA private key)", e);
        }
    }

    static String hmacSha512(String clientSecret, String stringToSign) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(clientSecret.getBytes(UTF_8), "HmacSHA512"));
            return Base64.getEncoder().encodeToString(mac.doFinal(stringToSign.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA512 is missing or the client secret is empty", e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing", e);
        }
    }
}
