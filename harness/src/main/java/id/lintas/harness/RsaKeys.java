package id.lintas.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** RSA keys as the text files that OpenSSL and OpenSSH read, with nothing but the JDK. */
final class RsaKeys {
    private RsaKeys() {}

    /** A new private key as PKCS#8 PEM. */
    static String privateKey(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new HarnessFailed("This Java makes no RSA keys", e);
        }
    }

    /** The public half of a private key, as X.509 PEM. */
    static String publicKey(String privateKey) {
        try {
            RSAPrivateCrtKey key = read(privateKey);
            return pem(
                    "PUBLIC KEY",
                    KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new HarnessFailed("Not a private RSA key in PKCS#8 PEM", e);
        }
    }

    /** The public half of a private key, as {@code ssh-rsa AAAA…}. */
    static String openSsh(String privateKey) {
        try {
            RSAPrivateCrtKey key = read(privateKey);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            for (byte[] field : new byte[][] {
                "ssh-rsa".getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray()
            }) {
                out.writeInt(field.length);
                out.write(field);
            }
            return "ssh-rsa " + Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new HarnessFailed("Not a private RSA key in PKCS#8 PEM", e);
        }
    }

    /** The public half of a private key, as a JSON Web Key for encryption. */
    static String jwk(String privateKey, String id) {
        try {
            RSAPrivateCrtKey key = read(privateKey);
            return "{\"kty\":\"RSA\",\"use\":\"enc\",\"alg\":\"RSA-OAEP-256\",\"kid\":\"" + id + "\",\"n\":\""
                    + number(key.getModulus()) + "\",\"e\":\"" + number(key.getPublicExponent()) + "\"}";
        } catch (GeneralSecurityException e) {
            throw new HarnessFailed("Not a private RSA key in PKCS#8 PEM", e);
        }
    }

    /** Without the byte that {@link BigInteger} adds for the sign. */
    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static RSAPrivateCrtKey read(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static String pem(String kind, byte[] encoded) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
