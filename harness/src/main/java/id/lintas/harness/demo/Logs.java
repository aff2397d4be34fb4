package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The end of a part's log, or the list of logs. */
final class Logs {
    private static final int LINES = 200;

    private final Path directory;

    Logs(Layout layout) {
        this.directory = layout.logs();
    }

    void list() {
        try (Stream<Path> files = Files.list(directory)) {
            files.sorted().forEach(file -> Main.say(file.toString()));
        } catch (IOException e) {
            throw new HarnessFailed("No logs yet: ./lintas demo writes them");
        }
    }

    void print(String part) {
        Path file = directory.resolve(part + ".log").normalize();
        if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
            throw new HarnessFailed("No log of " + part + " (expected: one of " + Layout.PARTS + " or build)");
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
            lines.subList(Math.max(0, lines.size() - LINES), lines.size()).forEach(Main::say);
        } catch (IOException e) {
            throw new HarnessFailed("Unreadable: " + file, e);
        }
    }
}
