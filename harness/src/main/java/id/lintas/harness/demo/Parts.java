package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.Java;
import id.lintas.harness.PostgresServer;
import id.lintas.harness.ProcessIdentity;
import id.lintas.harness.Secrets;
import id.lintas.harness.Signals;
import id.lintas.harness.bench.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The running demonstration as a measurement uses it.
 *
 * @param demo what runs
 * @param programs what was built
 */
record Parts(Demo demo, Programs programs, Commands commands, Secrets secrets) implements Stage {

    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(40);

    @Override
    public void hub(Map<String, String> settings) {
        withoutHub();
        demo.hub(programs.hub(), commands, secrets, settings)
                .awaitReady(demo.layout().hubUrl() + "/actuator/health/readiness");
    }

    @Override
    public void withoutHub() {
        part("hub").ifPresent(running -> Signals.stop(running, PATIENCE_AT_STOP));
        demo.pids().forget("hub");
    }

    @Override
    public void besideFrozenHub(Runnable work) {
        Optional<ProcessIdentity> hub = part("hub");
        hub.ifPresent(Signals::freeze);
        try {
            work.run();
        } finally {
            hub.ifPresent(Signals::thaw);
        }
    }

    @Override
    public Optional<ProcessIdentity> part(String name) {
        return demo.pids().alive(name);
    }

    @Override
    public ProcessIdentity postmaster() {
        return PostgresServer.postmasterOf(demo.layout().postgresData())
                .orElseThrow(() -> new HarnessFailed("PostgreSQL has ended: ./lintas logs postgres"));
    }

    @Override
    public Connection superuser() throws SQLException {
        return DriverManager.getConnection(databaseUrl(), "postgres", secret("own/postgres-superuser-password"));
    }

    @Override
    public String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + demo.layout().postgresPort() + "/lintas";
    }

    @Override
    public Process load() {
        return demo.unlessStopped(() -> {
            try {
                Process process = new ProcessBuilder(Java.detached(commands.load(programs.simulators(), secrets)))
                        .directory(demo.layout().checkout().toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                demo.pids().record("story", ProcessIdentity.of(process.toHandle()));
                return process;
            } catch (IOException e) {
                throw new HarnessFailed("The load does not start: " + e.getMessage(), e);
            }
        });
    }

    @Override
    public String secret(String name) {
        return secrets.text(name);
    }

    @Override
    public String registryUrl() {
        return demo.layout().registryUrl();
    }

    @Override
    public Path folder() {
        Path folder = demo.layout().state().resolve("measured");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new HarnessFailed("Cannot write to " + folder, e);
        }
    }

    @Override
    public void say(String line) {
        Main.say(line);
    }
}
