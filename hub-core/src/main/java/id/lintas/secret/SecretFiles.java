package id.lintas.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Secrets as files in one folder, the form in which Kubernetes mounts them too. */
public final class SecretFiles implements SecretStore {

    private final Path root;

    /** @param root the folder */
    public SecretFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String text(String reference) {
        String text;
        try {
            text = Files.readString(file(reference)).stripTrailing();
        } catch (IOException e) {
            throw new MissingSecret(reference, "cannot be read: " + e.getMessage());
        }
        if (text.isEmpty()) {
            throw new MissingSecret(reference, "is empty");
        }
        return text;
    }

    @Override
    public Path file(String reference) {
        Path file = root.resolve(reference).normalize();
        if (!file.startsWith(root)) {
            throw new MissingSecret(reference, "leaves the secret store");
        }
        if (!Files.isRegularFile(file)) {
            throw new MissingSecret(reference, "is absent from the secret store");
        }
        return file;
    }
}
