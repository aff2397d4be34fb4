package id.lintas.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-512 in hex, and X-Road's linking with it. */
final class Digests {

    private Digests() {}

    static String sha512(byte[] bytes) {
        return HexFormat.of().formatHex(algorithm().digest(bytes));
    }

    static String sha512(InputStream in) throws IOException {
        MessageDigest digest = algorithm();
        byte[] some = new byte[16_384];
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
            digest.update(some, 0, length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** digest = hex SHA-512(ascii(previous digest + hex SHA-512(file))); before the first stands the empty text. */
    static String link(String previous, String fileDigest) {
        return sha512((previous + fileDigest).getBytes(StandardCharsets.US_ASCII));
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-512", e);
        }
    }
}
