package id.lintas.simulators.registry;

import id.lintas.simulators.post.Keys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Writes letters to the registry as the hub would, and keeps the registry's key where the registry looks. */
record Letters(String kid, KeyPair keys) {

    static Letters under(String kid, Path folder) throws GeneralSecurityException, IOException {
        KeyPair keys = Keys.rsa();
        Files.createDirectories(folder);
        Keys.writePkcs8(folder.resolve(kid + ".pem"), keys);
        return new Letters(kid, keys);
    }

    String write(String json) throws GeneralSecurityException {
        return write("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"" + kid + "\"}", json);
    }

    String write(String header, String json) throws GeneralSecurityException {
        byte[] key = random(32);
        byte[] iv = random(12);
        String head = encoded(header.getBytes(StandardCharsets.UTF_8));
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                keys.getPublic(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
        aes.updateAAD(head.getBytes(StandardCharsets.US_ASCII));
        byte[] sealed = aes.doFinal(json.getBytes(StandardCharsets.UTF_8));
        int text = sealed.length - 16;
        return String.join(
                ".",
                head,
                encoded(rsa.doFinal(key)),
                encoded(iv),
                encoded(Arrays.copyOf(sealed, text)),
                encoded(Arrays.copyOfRange(sealed, text, sealed.length)));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
