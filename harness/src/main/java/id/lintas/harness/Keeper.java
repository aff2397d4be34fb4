package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

/** The life of a keeper: start the server, tell where it is, wait for the end of the Maven run, stop the server. */
final class Keeper {
    private final Path runDirectory;
    private final String name;
    private final ProcessIdentity anchor;

    /** @param arguments the run's directory and its anchor, as {@link SharedServer} gives them */
    Keeper(String name, String... arguments) {
        this.name = name;
        this.runDirectory = Path.of(arguments[0]);
        this.anchor = ProcessIdentity.parse(arguments[1])
                .orElseThrow(() -> new IllegalArgumentException("anchor: " + arguments[1] + " (expected: pid start)"));
    }

    Path runDirectory() {
        return runDirectory;
    }

    void record() throws IOException {
        Directories.writeAtomically(runDirectory.resolve("anchor"), anchor.toString());
        Directories.writeAtomically(
                runDirectory.resolve(name + "-keeper.pid"),
                ProcessIdentity.of(ProcessHandle.current()).toString());
    }

    /** Publishes the values and returns when the anchor has ended; {@code stop} runs then, and also on TERM. */
    void keep(Properties values, Runnable stop) throws IOException {
        Thread hook = new Thread(
                () -> {
                    stop.run();
                    leave();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        values.setProperty("keeper", ProcessIdentity.of(ProcessHandle.current()).toString());
        new SharedServer.State(values).write(SharedServer.stateFile(runDirectory, name));
        while (!anchor.awaitEnd(Duration.ofHours(1))) {
            // a long build
        }
    }

    static String cookie() {
        return UUID.randomUUID().toString();
    }

    private void leave() {
        try {
            Files.deleteIfExists(SharedServer.stateFile(runDirectory, name));
        } catch (IOException e) {
            System.err.println("state file not deleted: " + e.getMessage());
        }
    }
}
