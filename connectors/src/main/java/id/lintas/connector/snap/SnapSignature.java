package id.lintas.connector.snap;

import id.lintas.connector.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SNAP's two signatures, both in Base64: RSA for a token and for transactions without one, HMAC for those with one. */
final class SnapSignature {

    private static final int LEAST_RSA_BITS = 2048;

    private SnapSignature() {}

    /** Whether the holder of the key signed the text. */
    static boolean rsaVerifies(String publicKeyPem, String text, String signature) {
        PublicKey key = publicKey(publicKeyPem);
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA256withRSA: " + e.getMessage(), e);
        }
    }

    /** The hub's own signature over the text. */
    static String rsaSign(String privateKeyPem, String text) {
        try {
            String base64 = privateKeyPem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            Signature signer = Signature.getInstance("SHA256withRSA");
            signer.initSign(KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
            signer.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signer.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "secrets.status-key: " + e.getMessage() + " (expected: an RSA private key in PEM)", e);
        }
    }

    /** Whether the signature is the HMAC of the call; takes the same time wherever they differ. */
    static boolean transactionVerifies(String clientSecret, String stringToSign, String signature) {
        byte[] given;
        try {
            given = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return MessageDigest.isEqual(hmac(clientSecret, stringToSign), given);
    }

    /** What a transaction with a token signs; the timestamp and the path as received. */
    static String stringToSign(String path, String token, byte[] body, String timestamp) {
        return "POST:" + path + ":" + token + ":" + Sha256.hex(JsonMinifier.minify(body)) + ":" + timestamp;
    }

    /** The same for a transaction without a token. */
    static String stringToSign(String path, byte[] body, String timestamp) {
        return "POST:" + path + ":" + Sha256.hex(JsonMinifier.minify(body)) + ":" + timestamp;
    }

    /** The HMAC of the text in Base64. */
    static String hmac64(String secret, String text) {
        return Base64.getEncoder().encodeToString(hmac(secret, text));
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA512: " + e.getMessage(), e);
        }
    }

    private static PublicKey publicKey(String pem) {
        try {
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            PublicKey key = KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
            if (((java.security.interfaces.RSAPublicKey) key).getModulus().bitLength() < LEAST_RSA_BITS) {
                throw new InvalidKeyException("fewer than " + LEAST_RSA_BITS + " bits");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "secrets.public-key: " + e.getMessage() + " (expected: an RSA public key in PEM)", e);
        }
    }
}
