package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers of Maven runs whose keepers were killed: nobody else would stop them. */
final class AbandonedRuns {
    private AbandonedRuns() {}

    static void sweep() throws IOException {
        Path runs = MavenRun.runs();
        if (!Files.isDirectory(runs)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.list(runs)) {
            all = found.filter(Files::isDirectory).toList();
        }
        for (Path run : all) {
            if (abandoned(run)) {
                PostgresServer.stopOrphan(run.resolve("postgres"));
                process(run.resolve("keycloak.pid")).ifPresent(p -> Signals.stop(p, Duration.ofSeconds(5)));
                Directories.delete(run);
            }
        }
    }

    /** Every process that could still look after it has ended. */
    private static boolean abandoned(Path run) {
        Optional<ProcessIdentity> anchor = process(run.resolve("anchor"));
        return anchor.isPresent()
                && !anchor.get().alive()
                && Stream.of("postgres", "keycloak")
                        .map(name -> process(run.resolve(name + "-keeper.pid")))
                        .flatMap(Optional::stream)
                        .noneMatch(ProcessIdentity::alive);
    }

    private static Optional<ProcessIdentity> process(Path file) {
        try {
            return ProcessIdentity.parse(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
