package id.lintas.tenants;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One folder of tenants' files. A file may be a link to another place within the folder, the form in which Kubernetes
 * mounts a config map, but not to a place outside it.
 */
record Folder(Path path, String name, InstantSource clock) {

    /** Ending of a tenant's file; what stands before it is the tenant's id. */
    static final String ENDING = ".yaml";

    private static final int MAX_BYTES = 16 * 1024;

    /**
     * What the file system says of a file without reading it.
     *
     * @param modified when it was last written
     * @param size its length in bytes
     * @param key which file it is, so that another file under its name is noticed; null where the system has none
     */
    record Stamp(Instant modified, long size, @Nullable Object key) {}

    /** What the file system says of a file, links followed; null if it says nothing. */
    @Nullable
    Stamp stamp(String file) {
        try {
            BasicFileAttributes said = Files.readAttributes(path.resolve(file), BasicFileAttributes.class);
            return new Stamp(said.lastModifiedTime().toInstant(), said.size(), said.fileKey());
        } catch (IOException e) {
            return null;
        }
    }

    /** The names of what lies there, in order, without the hidden; empty if the folder cannot be listed. */
    Optional<List<String>> names() {
        try (Stream<Path> entries = Files.list(path)) {
            return Optional.of(entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(entry -> !entry.startsWith("."))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The time that files' own times are compared with. */
    Instant now() {
        return clock.instant();
    }

    /** The text of a file, or null if it may not or cannot be read. */
    @Nullable
    String text(String file, FileProblems problems) {
        try {
            Path real = path.resolve(file).toRealPath();
            if (!real.startsWith(path.toRealPath())) {
                problems.add("", "is a link that leaves the folder");
            } else if (!Files.isRegularFile(real)) {
                problems.add("", "is no regular file");
            } else {
                return text(real, problems);
            }
        } catch (CharacterCodingException e) {
            problems.add("", "is not UTF-8");
        } catch (IOException e) {
            problems.add("", "cannot be read");
        }
        return null;
    }

    private static @Nullable String text(Path file, FileProblems problems) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            problems.add("", "is longer than " + MAX_BYTES + " bytes");
            return null;
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
