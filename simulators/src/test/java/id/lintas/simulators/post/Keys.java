package id.lintas.simulators.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** Fresh RSA keys in the forms the secrets folder holds. */
public final class Keys {

    private Keys() {}

    public static KeyPair rsa() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    }

    public static Path writePkcs8(Path file, KeyPair keys) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getPrivate().getEncoded());
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }

    public static Path writeAuthorized(Path file, KeyPair keys) throws IOException {
        return Files.writeString(file, PublicKeyEntry.toString(keys.getPublic()) + " hub@lintas\n");
    }
}
