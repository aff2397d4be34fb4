package id.lintas.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import id.lintas.secret.SecretStore;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts for the registry alone: a JWE in compact form under the registry's public key (RSA-OAEP-256, A256GCM), which
 * neither the broker nor the hub itself can open again. The key is the secret {@code registry/encryption-key.jwk}, read at
 * each use, so that a new one needs no restart; its {@code kid} tells the registry which of its keys opens. Thread-safe.
 */
@Component
public class RegistryCipher {

    static final String KEY = "registry/encryption-key.jwk";
    private static final int FEWEST_BITS = 2048;

    private final SecretStore secrets;
    private volatile @Nullable Known known;

    RegistryCipher(SecretStore secrets) {
        this.secrets = secrets;
    }

    private record Known(String text, RSAKey key) {}

    /**
     * The text as a JWE.
     *
     * @throws IllegalStateException if the registry's key is no RSA key for encryption with a {@code kid}
     */
    public String encrypt(String json) {
        RSAKey key = key();
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .contentType("application/json")
                .build();
        JWEObject letter = new JWEObject(header, new Payload(json));
        try {
            letter.encrypt(new RSAEncrypter(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(KEY + ": cannot encrypt for the registry", e);
        }
        return letter.serialize();
    }

    private RSAKey key() {
        String text = secrets.text(KEY);
        Known last = known;
        if (last != null && last.text().equals(text)) {
            return last.key();
        }
        try {
            RSAKey key = RSAKey.parse(text);
            if (key.isPrivate() || key.getKeyID() == null || key.size() < FEWEST_BITS) {
                throw new IllegalStateException(
                        KEY + " (expected: a public RSA key of at least " + FEWEST_BITS + " bits with a kid)");
            }
            known = new Known(text, key);
            return key;
        } catch (ParseException e) {
            throw new IllegalStateException(KEY + " (expected: a JSON Web Key)", e);
        }
    }
}
