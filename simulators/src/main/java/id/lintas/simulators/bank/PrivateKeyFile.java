package id.lintas.simulators.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads an RSA private key in PKCS#8 PEM. */
public final class PrivateKeyFile {

    private PrivateKeyFile() {}

    /**
     * Reads the key.
     *
     * @throws IOException when the file is missing or is not an RSA key in unencrypted PKCS#8 PEM
     */
    public static PrivateKey read(Path file) throws IOException {
        String base64 =
                Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(file.getFileName() + " is not an RSA private key (expected: PKCS#8 PEM)", e);
        }
    }
}
