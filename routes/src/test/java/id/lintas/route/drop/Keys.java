package id.lintas.route.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Key pairs and the files that hold them. */
public final class Keys {

    private Keys() {}

    /** A new one. */
    public static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no RSA", e);
        }
    }

    /** As a line of {@code authorized_keys}. */
    public static String line(KeyPair pair) {
        return PublicKeyEntry.toString(pair.getPublic()) + "\n";
    }

    /** The private key as PEM. */
    public static void writePrivate(Path file, KeyPair pair) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }
}
