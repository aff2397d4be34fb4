package id.lintas.harness;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A server that all JVMs of one Maven run share: found through a state file, else started in a keeper process. */
final class SharedServer {
    private static final Object THIS_JVM = new Object();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String name;
    private final Class<?> keeper;
    private final MavenRun run;

    private SharedServer(String name, Class<?> keeper, MavenRun run) {
        this.name = name;
        this.keeper = keeper;
        this.run = run;
    }

    static SharedServer of(String name, Class<?> keeper) {
        return new SharedServer(name, keeper, MavenRun.current());
    }

    /** What a keeper tells about its server. */
    record State(Properties values) {
        String text(String key) {
            String value = values.getProperty(key);
            if (value == null) {
                throw new HarnessFailed("The state of a shared server lacks " + key);
            }
            return value;
        }

        int number(String key) {
            return Integer.parseInt(text(key));
        }

        /** Known only to this run's keeper and its server: who answers with it is no stranger on the same port. */
        String cookie() {
            return text("cookie");
        }

        void write(Path file) throws IOException {
            StringWriter text = new StringWriter();
            values.store(text, null);
            Directories.writeAtomically(file, text.toString());
        }
    }

    static Path stateFile(Path runDirectory, String name) {
        return runDirectory.resolve(name + ".properties");
    }

    /**
     * The running server, started when there is none. One caller of the run starts it, the others wait.
     *
     * @param verified asks the server itself whether it is the one of this state
     */
    State find(Predicate<State> verified) {
        synchronized (THIS_JVM) {
            try {
                Files.createDirectories(
                        run.directory(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                AbandonedRuns.sweep();
                Path lockFile = run.directory().resolve(name + ".lock");
                try (FileChannel channel =
                                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    Optional<State> found = read().filter(this::kept).filter(verified);
                    return lock.isValid() && found.isPresent() ? found.get() : start();
                }
            } catch (IOException e) {
                throw new HarnessFailed("No shared " + name + " in " + run.directory() + ": " + e.getMessage(), e);
            }
        }
    }

    private boolean kept(State state) {
        return ProcessIdentity.parse(state.text("keeper"))
                .filter(ProcessIdentity::alive)
                .isPresent();
    }

    private Optional<State> read() {
        try {
            Properties values = new Properties();
            values.load(new StringReader(Files.readString(stateFile(run.directory(), name))));
            return Optional.of(new State(values));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private State start() throws IOException {
        Files.deleteIfExists(stateFile(run.directory(), name));
        Path log = run.directory().resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(Java.detached(List.of(
                        Java.executable().toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlintas.keycloak.zip=" + System.getProperty("lintas.keycloak.zip", ""),
                        keeper.getName(),
                        run.directory().toString(),
                        run.anchor().toString())))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", Java.classPath());
        Process process = builder.start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<State> state = read();
            if (state.isPresent()) {
                return state.get();
            }
            try {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                process.destroy();
                break;
            }
        }
        process.destroy();
        throw new HarnessFailed("No shared " + name + ": " + lastLine(log) + " (" + log + ")");
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.stream()
                .filter(line -> line.contains("HarnessFailed"))
                .findFirst()
                .orElse(lines.isEmpty() ? "its keeper wrote nothing" : lines.get(lines.size() - 1));
    }
}
