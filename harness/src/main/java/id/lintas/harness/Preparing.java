package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A process that prepares a cache directory: ends with this JVM, and is found again if this JVM was killed. */
final class Preparing implements AutoCloseable {
    private final Path pidFile;
    private final KeycloakProcess process;
    private final Thread hook;

    Preparing(Path pidFile, List<String> command, String administratorPassword, Path log) throws IOException {
        this.pidFile = pidFile;
        this.process = KeycloakProcess.launch(command, administratorPassword, log);
        ProcessIdentity identity = process.identity();
        this.hook = new Thread(() -> Signals.send(identity, "KILL", Duration.ofSeconds(5)), "stop-preparation");
        Runtime.getRuntime().addShutdownHook(hook);
        Directories.writeAtomically(pidFile, identity.toString());
    }

    KeycloakProcess process() {
        return process;
    }

    /** Ends what a killed JVM left running. */
    static void stopAbandoned(Path pidFile) {
        try {
            if (Files.exists(pidFile)) {
                ProcessIdentity.parse(Files.readString(pidFile))
                        .ifPresent(process -> Signals.send(process, "KILL", Duration.ofSeconds(5)));
                Files.deleteIfExists(pidFile);
            }
        } catch (IOException e) {
            throw new HarnessFailed("Unreadable: " + pidFile, e);
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
        Files.deleteIfExists(pidFile);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // this JVM is ending: the hook has run or runs now
        }
    }
}
