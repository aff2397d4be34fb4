package id.lintas.simulators.registry;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.simulators.bank.PrivateKeyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens what the hub encrypted for the registry: JWE in compact form (RFC 7516) with RSA-OAEP-256 and A256GCM, and nothing
 * else. The private keys are files {@code <kid>.pem} in one folder, looked up at each letter, so that a new one and the one
 * before it open side by side.
 *
 * @param keys the folder
 */
record PrivateLetters(Path keys) {

    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** The JSON in the letter. */
    JsonNode open(String letter) {
        String[] part = letter.split("\\.", -1);
        if (part.length != 5) {
            throw unreadable("not a JWE in compact form");
        }
        try {
            JsonNode header = Json.read(new String(decoded(part[0]), StandardCharsets.UTF_8));
            if (!header.path("alg").asText("").equals("RSA-OAEP-256")
                    || !header.path("enc").asText("").equals("A256GCM")
                    || header.has("zip")
                    || header.has("crit")) {
                throw unreadable("another algorithm than RSA-OAEP-256 with A256GCM");
            }
            byte[] key = unwrapped(header.path("kid").asText(""), decoded(part[1]));
            return Json.read(new String(decrypted(key, part), StandardCharsets.UTF_8));
        } catch (Refused e) {
            throw e;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw unreadable("does not open");
        }
    }

    private byte[] unwrapped(String kid, byte[] wrapped) throws GeneralSecurityException, IOException {
        Path file = keys.resolve(kid + ".pem");
        if (!kid.matches("[A-Za-z0-9-]{1,64}") || !Files.exists(file)) {
            throw unreadable("kid is unknown");
        }
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(Cipher.DECRYPT_MODE, PrivateKeyFile.read(file), OAEP);
        return rsa.doFinal(wrapped);
    }

    private static byte[] decrypted(byte[] key, String[] part) throws GeneralSecurityException {
        if (key.length != 32 || decoded(part[2]).length != 12 || decoded(part[4]).length != 16) {
            throw unreadable("key, IV or tag has another length");
        }
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, decoded(part[2])));
        aes.updateAAD(part[0].getBytes(StandardCharsets.US_ASCII));
        byte[] text = decoded(part[3]);
        byte[] sealed = java.util.Arrays.copyOf(text, text.length + 16);
        System.arraycopy(decoded(part[4]), 0, sealed, text.length, 16);
        return aes.doFinal(sealed);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static Refused unreadable(String why) {
        return new Refused("UNREADABLE", "people: " + why);
    }
}
