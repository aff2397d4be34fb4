package id.lintas.keys;

import id.lintas.secret.SecretStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A secret store with key-encryption keys that a test changes; the first is the one of the shared ledger. */
final class Kek implements SecretStore {

    private final Map<String, String> secrets = new ConcurrentHashMap<>();

    Kek() {
        secrets.put("kek/current", "test");
        secrets.put("kek/test", Base64.getEncoder().encodeToString(new byte[32]));
    }

    void add(String id) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        secrets.put("kek/" + id, Base64.getEncoder().encodeToString(key));
    }

    void put(String reference, String text) {
        secrets.put(reference, text);
    }

    void current(String id) {
        secrets.put("kek/current", id);
    }

    void remove(String id) {
        secrets.remove("kek/" + id);
    }

    @Override
    public String text(String reference) {
        String text = secrets.get(reference);
        if (text == null) {
            throw new IllegalStateException("secret: " + reference + " is absent");
        }
        return text;
    }

    @Override
    public Path file(String reference) {
        throw new IllegalStateException("secret: " + reference + " is no file here");
    }
}
