package id.lintas.harness.demo;

import id.lintas.harness.PostgresServer;
import id.lintas.harness.ProcessIdentity;
import id.lintas.harness.Secrets;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** What a person sees of a demonstration. */
final class Screen {
    private static final Map<String, String> WORK = Map.of(
            "dewi", "clerk and cashier at Palembang",
            "budi", "clerk and cashier at Pekanbaru",
            "ratna", "central operator",
            "sri", "second central operator",
            "agus", "auditor");

    private final AtomicBoolean stopping = new AtomicBoolean();

    /** From now on parts end because they are told to. */
    void stopping() {
        stopping.set(true);
    }

    void say(String line) {
        Main.say(line);
    }

    void up(String part) {
        say(String.format(Locale.ROOT, "%-9s ready after %4.1f s", part, seconds()));
    }

    void ready(Layout layout, PidFiles pids) {
        Map<String, OptionalLong> memory = new LinkedHashMap<>();
        PostgresServer.postmasterOf(layout.postgresData())
                .ifPresent(postmaster -> memory.put("postgres", Memory.proportional(postmaster)));
        for (String part : Layout.PARTS) {
            if (!part.equals("postgres")) {
                pids.alive(part).ifPresent(process -> memory.put(part, Memory.resident(process)));
            }
        }
        memory.put("launcher", Memory.resident(ProcessIdentity.of(ProcessHandle.current())));
        OptionalLong sum = Memory.sum(memory.values());
        String parts = memory.entrySet().stream()
                .filter(part -> part.getValue().isPresent())
                .map(part -> part.getKey() + " " + part.getValue().getAsLong())
                .collect(Collectors.joining(", "));
        say(String.format(Locale.ROOT, "Ready in %.1f s.", seconds())
                + (sum.isPresent() ? " Resident: " + sum.getAsLong() + " MiB (" + parts + ")." : ""));
        say("");
    }

    void welcome(Layout layout, Path tenants, Secrets secrets) {
        say("");
        say("Lintas       " + layout.hubUrl());
        if (!tenants.equals(layout.tenants())) {
            say("Tenants      LINTAS_TENANTS=" + layout.checkout().relativize(tenants)
                    + " ./lintas office add, since this hub has files of its own");
        }
        say("Peers        " + layout.peersUrl() + "/   Registry " + layout.registryUrl() + "/   Keycloak "
                + layout.realmUrl());
        if (Files.exists(layout.partner())) {
            say("Programmers  " + layout.hubUrl() + "/developers   credentials of a bank in "
                    + layout.checkout().relativize(layout.partner()) + "/");
        }
        for (String person : Secrets.PEOPLE) {
            say(String.format("Log in as    %-6s %s   %s", person, secrets.text("demo/" + person), WORK.get(person)));
        }
        say("Ctrl-C or ./lintas down stops everything. ./lintas status, ./lintas logs [part].");
    }

    /** A part that ended while nobody was stopping anything. */
    void lost(Part part) {
        if (!stopping.get()) {
            say(part.obituary());
        }
    }

    private static double seconds() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }
}
