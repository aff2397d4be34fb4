package id.lintas.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /**
     * The successor is read first: a rename between the two reads then gives it twice, where the other order would give the old
     * text alone, which nobody takes any more. An empty successor counts as none: somebody is still writing it.
     */
    @Override
    public List<String> valid(String reference) {
        Optional<String> next = successor(reference + NEXT);
        String current = text(reference);
        return next.filter(text -> !text.equals(current))
                .map(text -> List.of(current, text))
                .orElse(List.of(current));
    }

    private Optional<String> successor(String reference) {
        try {
            // Most have none, and each call of a partner asks: an absent file is no exception here, as it is in Files
            // on Java 17.
            return path(reference).toFile().isFile() ? Optional.of(text(reference)) : Optional.empty();
        } catch (MissingSecret e) {
            return Optional.empty();
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
