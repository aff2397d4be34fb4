package id.lintas.harness;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Directories that are expensive to prepare and never change afterwards. A directory counts from the moment its
 * done-marker is there; one without it is half-finished and is made again.
 *
 * @param root holds the directories
 */
public record Cache(Path root) {
    /** File locks are for other processes only; directories of different keys are prepared side by side. */
    private static final Map<Path, Object> THIS_JVM = new ConcurrentHashMap<>();

    private static final String DONE = ".done";

    /** Fills an empty directory. */
    @FunctionalInterface
    public interface Preparation {
        void prepare(Path directory) throws IOException;
    }

    /** The user's own cache, {@code $XDG_CACHE_HOME/lintas} or {@code ~/.cache/lintas}. */
    public static Cache ofUser() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new Cache(base.resolve("lintas"));
    }

    /** Whether the directory of this key is complete. */
    public boolean has(String key) {
        return Files.exists(root.resolve(key).resolve(DONE));
    }

    /** Runs the action unless somebody prepares the directory of this key just now. */
    void whenIdle(String key, Runnable action) throws IOException {
        Path lockFile = root.resolve(key + ".lock");
        if (!Files.exists(lockFile)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                action.run();
            }
        }
    }

    /** The complete directory of this key, prepared now if need be; other processes wait meanwhile. */
    public Path get(String key, Preparation preparation) throws IOException {
        Path directory = root.resolve(key);
        if (has(key)) {
            return directory;
        }
        Files.createDirectories(root);
        synchronized (THIS_JVM.computeIfAbsent(directory, none -> new Object())) {
            try (FileChannel channel = FileChannel.open(
                            root.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !has(key)) {
                    Directories.delete(directory);
                    Files.createDirectories(directory);
                    preparation.prepare(directory);
                    Files.writeString(directory.resolve(DONE), key + "\n");
                }
            }
        }
        return directory;
    }
}
