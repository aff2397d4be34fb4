package id.lintas.harness.demo;

import id.lintas.harness.Directories;
import id.lintas.harness.HarnessFailed;
import id.lintas.harness.PartnerCredentials;
import id.lintas.harness.PostgresServer;
import id.lintas.harness.ProcessIdentity;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.Secrets;
import id.lintas.harness.TenantSecrets;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code ./lintas demo}: start, tell a story, then serve until Ctrl-C or end. */
final class Demo {
    private final DemoOptions options;
    private final @Nullable Measuring measuring;
    private final Layout layout;
    private final PidFiles pids;
    private final Stopping stopping;
    private final Screen screen = new Screen();

    Demo(DemoOptions options) {
        this(options, null);
    }

    /** @param measuring what is done instead of telling a story */
    Demo(DemoOptions options, @Nullable Measuring measuring) {
        this.options = options;
        this.measuring = measuring;
        this.layout = options.layout();
        this.pids = new PidFiles(layout.run());
        this.stopping = new Stopping(layout);
    }

    /** Returns 0, or 1 when the story had a MISS. */
    int run() {
        try {
            Files.createDirectories(layout.run());
            Files.createDirectories(layout.logs());
            try (FileChannel channel = FileChannel.open(
                            layout.run().resolve("demo.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw new HarnessFailed("A demonstration of this checkout already runs"
                            + pids.alive("launcher")
                                    .map(p -> " (pid " + p.pid() + ")")
                                    .orElse("")
                            + ": see ./lintas status, or stop it with ./lintas down");
                }
                return runAlone();
            }
        } catch (IOException e) {
            throw new HarnessFailed("Cannot write to " + layout.run() + ": " + e.getMessage(), e);
        }
    }

    private int runAlone() throws IOException {
        List<String> left = new Stopping(Layout.ofLastRun(layout.checkout(), layout.folder())).all();
        if (!left.isEmpty()) {
            screen.say("Stopped what an earlier run left behind: " + String.join(", ", left));
        }
        Preconditions.portsFree(layout);
        Preconditions.diskSpace(layout);
        Directories.writeAtomically(layout.run().resolve("port-base"), layout.portBase() + "\n");
        pids.record("launcher", ProcessIdentity.of(ProcessHandle.current()));
        Thread hook = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            Secrets secrets = Secrets.ensure(layout.secrets());
            secrets.knownHosts(layout.sftpPort());
            if (options.copy() != null) {
                options.copy().make();
            }
            new TenantSecrets(secrets)
                    .make(options.tenants())
                    .forEach(reference -> screen.say("Made the demonstration's secret " + reference + "."));
            Programs programs = new Programs(layout);
            Commands commands = new Commands(layout);
            String simulators = programs.simulators();
            Running running = start(programs.hub(), simulators, commands, secrets);
            screen.ready(layout, pids);
            if (measuring != null) {
                return measuring.on(new Parts(this, programs, commands, secrets));
            }
            credentials(secrets);
            List<String> walk = commands.story(simulators, secrets, options.story(), telling());
            int status = Story.tell(stopping.unlessStopped(() -> Story.start(walk, layout, pids)), pids);
            if (!options.exit()) {
                screen.welcome(layout, options.tenants(), secrets);
                Part traffic = launch("traffic", commands.story(simulators, secrets, "traffic", Map.of()), Map.of());
                running.with(traffic).serve(screen);
            }
            return status;
        } catch (HarnessFailed e) {
            throw stopping.begun() ? new HarnessFailed("Stopped before it was ready.", e) : e;
        } finally {
            stop();
        }
    }

    /** What any SNAP client can be pointed at this hub with, if its files have the bank that tries. */
    private void credentials(Secrets secrets) {
        Path file = options.tenants().resolve("partners/" + PartnerCredentials.BANK + ".yaml");
        if (Files.exists(file)) {
            PartnerCredentials credentials = new PartnerCredentials(layout.partner());
            credentials.write(PartnerCredentials.BANK, file, secrets, layout.hubUrl());
            try {
                credentials.billingCode(Clock.systemUTC());
            } catch (HarnessFailed e) {
                screen.say(String.valueOf(e.getMessage()));
            }
        }
    }

    private Map<String, String> telling() {
        Map<String, String> more = new HashMap<>(options.telling());
        more.put("lintas.tenants", options.tenants().toString());
        return more;
    }

    private Running start(Path hubProgram, String simulators, Commands commands, Secrets secrets) throws IOException {
        if (!RealKeycloak.prepared(options.tenants())) {
            screen.say("Preparing Keycloak, once for this version and realm: about a minute.");
        }
        CompletableFuture<Void> keycloak = CompletableFuture.runAsync(() -> {
            RealKeycloak.start(
                    new RealKeycloak.Settings(
                            layout.state().resolve("keycloak"),
                            layout.keycloakPorts(),
                            secrets,
                            options.tenants(),
                            layout.hubUrl(),
                            fresh(layout.log("keycloak"))),
                    process -> stopping.adopt("keycloak", process));
            screen.up("keycloak");
        });
        PostgresServer postgres = stopping.unlessStopped(() -> RealPostgres.start(
                layout.postgresData(),
                layout.postgresPort(),
                secrets.text("own/postgres-superuser-password"),
                layout.log("postgres")));
        postgres.database(
                "lintas", secrets.text("hub/database-owner-password"), secrets.text("hub/database-app-password"));
        screen.up("postgres");
        Part peers = launch("peers", commands.peers(simulators, secrets, options), Map.of());
        Part registry = launch("registry", commands.registry(simulators, secrets, options), Map.of());
        Part hub = hub(hubProgram, commands, secrets, Map.of());
        allReady(List.of(
                keycloak,
                ready(peers, layout.peersUrl() + "/ready"),
                ready(registry, layout.registryUrl() + "/ready"),
                ready(hub, layout.hubUrl() + "/actuator/health/readiness")));
        return new Running(List.of(peers, registry, hub));
    }

    /** Launches a hub with these settings on top of the usual ones. */
    Part hub(Path hubProgram, Commands commands, Secrets secrets, Map<String, String> settings) {
        Part hub = launch("hub", commands.hub(hubProgram, secrets, options.with(settings)), Map.of());
        var unused = hub.process().onExit().thenRun(() -> keepArchive(hubProgram));
        return hub;
    }

    Layout layout() {
        return layout;
    }

    PidFiles pids() {
        return pids;
    }

    /** Runs what starts a part, unless everything is being stopped. */
    <T> T unlessStopped(Supplier<T> start) {
        return stopping.unlessStopped(start);
    }

    private Part launch(String name, List<String> command, Map<String, String> environment) {
        return stopping.unlessStopped(() -> Part.launch(name, command, environment, layout, pids));
    }

    private CompletableFuture<Void> ready(Part part, String url) {
        return CompletableFuture.runAsync(() -> {
            part.awaitReady(url);
            screen.up(part.name());
        });
    }

    /** Fails as soon as one fails. */
    private static void allReady(List<CompletableFuture<Void>> parts) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        for (CompletableFuture<Void> part : parts) {
            var unused = part.whenComplete((none, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
        }
        try {
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)))
                    .join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() instanceof CompletionException inner && inner.getCause() != null
                    ? inner.getCause()
                    : e.getCause();
            throw cause instanceof HarnessFailed known
                    ? known
                    : new HarnessFailed("The start failed: " + e.getMessage(), e);
        }
    }

    private static Path fresh(Path log) {
        try {
            Files.deleteIfExists(log);
            return log;
        } catch (IOException e) {
            throw new HarnessFailed("Not deleted: " + log, e);
        }
    }

    private static void keepArchive(Path hubProgram) {
        Path archive = Commands.archive(hubProgram);
        try {
            if (Files.exists(Commands.unfinished(archive))) {
                Files.move(Commands.unfinished(archive), archive);
            }
        } catch (IOException e) {
            // the next start is slower, no more
        }
    }

    private void stop() {
        screen.stopping();
        stopping.all();
        pids.forget("launcher");
    }
}
