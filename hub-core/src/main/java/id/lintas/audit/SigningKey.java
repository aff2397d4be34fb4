package id.lintas.audit;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An Ed25519 key of the hub that signs what others check without it: batches of the audit trail, receipts.
 *
 * @param id the first sixteen hex digits of the SHA-256 of the public key's DER form, so a new key has a new id
 * @param publicKey the public key as Base64 of its DER form (SubjectPublicKeyInfo)
 */
public record SigningKey(String id, PrivateKey privateKey, String publicKey) {

    private static final String ALGORITHM = "Ed25519";

    /** What stands before the 32 bytes of an Ed25519 public key in DER (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Reads a key.
     *
     * @throws GeneralSecurityException if the text is not an Ed25519 key in PKCS#8 PEM
     */
    public static SigningKey parse(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        PrivateKey key;
        try {
            key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("signing key: not PEM", e);
        }
        if (!(key instanceof EdECPrivateKey seed) || seed.getBytes().isEmpty()) {
            throw new GeneralSecurityException("signing key: " + key.getAlgorithm() + " (expected: Ed25519)");
        }
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.writeBytes(PREFIX);
        der.writeBytes(
                Ed25519Sign.KeyPair.newKeyPairFromSeed(seed.getBytes().get()).getPublicKey());
        byte[] spki = der.toByteArray();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(spki);
        return new SigningKey(
                HexFormat.of().formatHex(digest, 0, 8), key, Base64.getEncoder().encodeToString(spki));
    }

    /** The signature in Base64. */
    public String sign(String content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(privateKey);
        signature.update(content.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    /** Whether the signature is the public key's over the content; false as well for anything malformed. */
    public static boolean signed(String publicKey, String content, String signature) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(content.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
