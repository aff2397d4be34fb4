package id.lintas.app.broker;

import id.lintas.secret.MissingSecret;
import id.lintas.secret.SecretFiles;
import id.lintas.secret.SecretStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Secrets in a folder, written by the test. */
record WrittenSecrets(Path folder) implements SecretStore {

    void put(String reference, String secret) {
        try {
            Path file = folder.resolve(reference);
            Files.createDirectories(file.getParent());
            Files.writeString(file, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String reference) {
        try {
            Files.deleteIfExists(folder.resolve(reference));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws MissingSecret as the store does */
    @Override
    public String text(String reference) {
        return new SecretFiles(folder).text(reference);
    }

    @Override
    public List<String> valid(String reference) {
        return new SecretFiles(folder).valid(reference);
    }

    @Override
    public Path file(String reference) {
        return new SecretFiles(folder).file(reference);
    }
}
