package id.lintas.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** X-Road's linking: digest = hex SHA-512(ascii(previous digest + hex SHA-512(file))). */
final class ChainDigest {

    /** Before the first link. */
    static final String NONE = "";

    private ChainDigest() {}

    static String next(String previous, byte[] file) {
        return sha512((previous + sha512(file)).getBytes(StandardCharsets.US_ASCII));
    }

    static String sha512(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-512 absent (expected: every Java has it)", e);
        }
    }
}
