package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.Ports;
import id.lintas.harness.RealKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What must hold before anything is started; each failure says what to do. */
final class Preconditions {
    private static final long MIB = 1024 * 1024;
    private static final long FIRST_TIME = 1536 * MIB;
    private static final long LATER = 300 * MIB;

    private Preconditions() {}

    static void java() {
        int version = Runtime.version().feature();
        if (version < 17) {
            throw new HarnessFailed("Java is " + version + " (expected: 17 or newer): set JAVA_HOME to a newer JDK");
        }
    }

    static void portsFree(Layout layout) {
        List<String> taken = layout.ports().entrySet().stream()
                .filter(port -> Ports.taken(port.getKey()))
                .map((Map.Entry<Integer, String> port) -> port.getKey() + " (" + port.getValue() + ")")
                .collect(Collectors.toList());
        if (!taken.isEmpty()) {
            throw new HarnessFailed((taken.size() == 1 ? "Port " : "Ports ") + String.join(", ", taken)
                    + " taken by another program: end it, or use ./lintas demo --port-base "
                    + (layout.portBase() + 1000));
        }
    }

    static void diskSpace(Layout layout) {
        Path directory = layout.state();
        try {
            Files.createDirectories(directory);
            enough(Files.getFileStore(directory).getUsableSpace(), RealKeycloak.prepared(layout.tenants()), directory);
        } catch (IOException e) {
            throw new HarnessFailed("Cannot write to " + directory + ": " + e.getMessage(), e);
        }
    }

    static void enough(long usableBytes, boolean prepared, Path directory) {
        long needed = prepared ? LATER : FIRST_TIME;
        if (usableBytes < needed) {
            throw new HarnessFailed("Only " + usableBytes / MIB + " MiB of disk free at " + directory + " (expected: "
                    + needed / MIB + "): make room and start again");
        }
    }
}
