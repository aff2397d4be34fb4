package id.lintas.simulators.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.simulators.fingerprint.FingerSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The templates of everybody enrolled, in memory and one file each on disk. Thread-safe. */
final class Gallery {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = ".json";

    private final Path folder;
    private final Map<String, FingerSet> people = new ConcurrentSkipListMap<>();

    Gallery(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                String name = file.getFileName().toString();
                people.put(name.substring(0, name.length() - ENDING.length()), read(file));
            }
        }
    }

    private static FingerSet read(Path file) throws IOException {
        Map<Integer, byte[]> templates = new HashMap<>();
        JSON.readTree(file.toFile()).fields().forEachRemaining(entry -> {
            try {
                templates.put(Integer.valueOf(entry.getKey()), entry.getValue().binaryValue());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return FingerSet.fromBytes(templates);
    }

    boolean has(String reference) {
        return people.containsKey(reference);
    }

    /** Enrolls; on disk under its own name only when it is whole. */
    void add(String reference, FingerSet fingers) throws IOException {
        if (!reference.matches("[0-9A-Za-z-]{1,64}")) {
            throw new IllegalArgumentException("referenceId: (expected: 1 to 64 letters, digits and dashes)");
        }
        Path part = Files.createTempFile(folder, reference, ".part");
        JSON.writeValue(part.toFile(), fingers.toBytes());
        Files.move(part, folder.resolve(reference + ENDING), StandardCopyOption.ATOMIC_MOVE);
        people.put(reference, fingers);
    }

    FingerSet get(String reference) {
        FingerSet fingers = people.get(reference);
        if (fingers == null) {
            throw new IllegalArgumentException("referenceId: not enrolled");
        }
        return fingers;
    }

    Map<String, FingerSet> everybody() {
        return Map.copyOf(people);
    }

    int size() {
        return people.size();
    }
}
