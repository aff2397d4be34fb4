package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL process that this JVM started on a data directory. */
public final class PostgresServer implements AutoCloseable {
    /** Written last, so that a directory without it is half-finished and is made again. */
    private static final String PREPARED = "lintas-prepared";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path dataDirectory;
    private final Path log;
    private final int port;
    private final DatabaseRoles roles;

    private PostgresServer(Path dataDirectory, Path log, int port, String superuserPassword) {
        this.dataDirectory = dataDirectory;
        this.log = log;
        this.port = port;
        this.roles = new DatabaseRoles(port, superuserPassword);
    }

    static PostgresServer start(Path dataDirectory, int port, String superuserPassword, Path log) {
        try {
            stopOrphan(dataDirectory);
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (!Files.exists(dataDirectory.resolve(PREPARED))) {
                prepare(dataDirectory, superuserPassword, log);
            }
            PostgresServer server = new PostgresServer(dataDirectory, log, port, superuserPassword);
            server.launch();
            return server;
        } catch (IOException e) {
            throw new HarnessFailed("PostgreSQL does not start on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** Makes the roles and, unless it exists, the database. */
    public void database(String name, String ownerPassword, String appPassword) {
        try {
            roles.ensure(ownerPassword, appPassword);
            roles.database(name);
        } catch (SQLException e) {
            throw new HarnessFailed("No database " + name + " on port " + port + ": " + e.getMessage(), e);
        }
    }

    /** A connection of the superuser; the caller closes it. */
    public Connection superuser(String database) throws SQLException {
        return roles.connect(database);
    }

    /** The postmaster, the parent of all processes of this server. */
    public ProcessIdentity postmaster() {
        return postmasterOf(dataDirectory)
                .orElseThrow(() -> new HarnessFailed("PostgreSQL has ended; its log is " + log));
    }

    /** Stops the server: open sessions are ended, data is kept. */
    @Override
    public void close() {
        stopOrphan(dataDirectory);
    }

    /** The live postmaster of this directory, if there is one: pid, directory and command line must agree. */
    public static Optional<ProcessIdentity> postmasterOf(Path dataDirectory) {
        try {
            List<String> lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            return ProcessIdentity.ofPid(Long.parseLong(lines.get(0).strip()))
                    .filter(process -> process.commandLine().contains("postgres"))
                    .filter(process -> process.commandLine().contains(dataDirectory.toString()));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Stops the server that runs on this directory, whoever started it; false when there was none. */
    public static boolean stopOrphan(Path dataDirectory) {
        Optional<ProcessIdentity> orphan = postmasterOf(dataDirectory);
        // fast shutdown (INT), then immediate (QUIT); both leave a directory that recovers by itself
        orphan.ifPresent(process -> {
            for (String signal : List.of("INT", "QUIT", "KILL")) {
                if (Signals.send(process, signal, Duration.ofSeconds(10))) {
                    return;
                }
            }
            throw new HarnessFailed("PostgreSQL " + process.pid() + " does not end; end it by hand");
        });
        return orphan.isPresent();
    }

    private static void prepare(Path dataDirectory, String superuserPassword, Path log) throws IOException {
        Directories.delete(dataDirectory);
        Path parent = dataDirectory.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path password = Files.writeString(Files.createTempFile(parent, "initdb", ""), superuserPassword + "\n");
        try {
            List<String> command = PostgresBinaries.command("initdb");
            command.addAll(List.of("-D", dataDirectory.toString(), "-U", "postgres", "-E", "UTF8", "--locale=C"));
            command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + password));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new HarnessFailed("PostgreSQL cannot make " + dataDirectory + ": " + lastLine(log));
            }
            Files.writeString(dataDirectory.resolve(PREPARED), "1\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HarnessFailed("PostgreSQL is not prepared: interrupted", e);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void launch() throws IOException {
        List<String> command = PostgresBinaries.command("postgres");
        command.addAll(List.of("-D", dataDirectory.toString(), "-p", Integer.toString(port)));
        for (String setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "shared_buffers=256MB",
                "max_connections=100",
                "timezone=UTC",
                "log_timezone=UTC")) {
            command.addAll(List.of("-c", setting));
        }
        Process process = new ProcessBuilder(Java.detached(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try (Connection ready = roles.connect("postgres")) {
                if (ready.isValid(1) && process.isAlive()) {
                    return;
                }
            } catch (SQLException e) {
                // not yet, or never: the next lines tell
            }
            if (ended(process)) {
                throw new HarnessFailed("PostgreSQL does not start on port " + port + ": " + lastLine(log));
            }
        }
        process.destroy();
        throw new HarnessFailed("PostgreSQL is not ready after " + PATIENCE.toSeconds() + " s; its log is " + log);
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            return true;
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> line.contains("FATAL") || line.contains("error") || line.contains("failed"))
                .toList();
        return lines.isEmpty() ? "see " + log : lines.get(lines.size() - 1).strip() + " (" + log + ")";
    }
}
