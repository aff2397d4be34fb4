package id.lintas.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Secrets as files in one folder, the form in which Kubernetes mounts them too. At each call the file system is asked whether the file is
 * the one that was read, and only another one is read again.
 */
public final class SecretFiles implements SecretStore {

    /** A file that was written this shortly before may be written again within one tick of its clock, so it is read each time. */
    private static final long SETTLED_MILLIS = 2_000;

    private final Path root;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /** @param root the folder */
    public SecretFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** What a file said, and which file it was. */
    private record Known(
            FileTime changed, long size, @Nullable Object key, String text) {

        boolean still(BasicFileAttributes now) {
            return size == now.size() && changed.equals(now.lastModifiedTime()) && Objects.equals(key, now.fileKey());
        }
    }

    @Override
    public String text(String reference) {
        Path file = path(reference);
        String text;
        try {
            text = text(file);
        } catch (NoSuchFileException e) {
            throw new MissingSecret(reference, "is absent from the secret store");
        } catch (IOException e) {
            throw new MissingSecret(reference, "cannot be read: " + e.getClass().getSimpleName());
        }
        if (text.isEmpty()) {
            throw new MissingSecret(reference, "is empty");
        }
        return text;
    }

    private String text(Path file) throws IOException {
        // Asked before it is read: one that is replaced in between is another one at the next call.
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (!now.isRegularFile()) {
            throw new NoSuchFileException(file.toString());
        }
        Known before = known.get(file);
        if (before != null && before.still(now)) {
            return before.text();
        }
        String text = Files.readString(file).stripTrailing();
        if (System.currentTimeMillis() - now.lastModifiedTime().toMillis() > SETTLED_MILLIS) {
            known.put(file, new Known(now.lastModifiedTime(), now.size(), now.fileKey(), text));
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
