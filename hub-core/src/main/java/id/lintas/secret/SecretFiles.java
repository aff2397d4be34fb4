package id.lintas.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
            throw new MissingSecret(reference, "cannot be read: " + e.getClass().getSimpleName());
        }
        if (text.isEmpty()) {
            throw new MissingSecret(reference, "is empty");
        }
        return text;
    }

    @Override
    public Path file(String reference) {
        Path file = path(reference);
        if (!Files.isRegularFile(file)) {
            throw new MissingSecret(reference, "is absent from the secret store");
        }
        return file;
    }

    /** An empty successor counts as none: somebody is still writing it. */
    @Override
    public List<String> valid(String reference) {
        String current = text(reference);
        String successor = reference + NEXT;
        if (!Files.isRegularFile(path(successor))) {
            return List.of(current);
        }
        try {
            String next = text(successor);
            return next.equals(current) ? List.of(current) : List.of(current, next);
        } catch (MissingSecret e) {
            return List.of(current);
        }
    }

    private Path path(String reference) {
        Path file = root.resolve(reference).normalize();
        if (!file.startsWith(root)) {
            throw new MissingSecret(reference, "leaves the secret store");
        }
        return file;
    }
}
