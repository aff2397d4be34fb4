package id.lintas.harness.demo;

import id.lintas.harness.PostgresServer;
import id.lintas.harness.ProcessIdentity;
import java.util.Optional;
import java.util.OptionalLong;

/** One line for each part: running, dead, or an orphan whose launcher has ended. */
final class Status {
    private final Layout layout;
    private final PidFiles pids;

    Status(Layout layout) {
        this.layout = layout;
        this.pids = new PidFiles(layout.run());
    }

    /** Returns 0 when a demonstration runs with all its servers, else 3. */
    int print() {
        boolean launcher = pids.alive("launcher").isPresent();
        boolean all = launcher;
        boolean orphans = false;
        for (String part : Layout.PARTS) {
            boolean server = Layout.PARTS.indexOf(part) <= Layout.PARTS.indexOf("hub");
            Optional<ProcessIdentity> process = alive(part);
            if (process.isEmpty() && !server) {
                continue;
            }
            all &= process.isPresent();
            orphans |= process.isPresent() && !launcher;
            Main.say(String.format("%-10s %s", part, line(part, process, launcher)));
        }
        if (orphans) {
            Main.say("The launcher has ended without them: ./lintas down stops them.");
        } else if (launcher) {
            Main.say("Open " + layout.hubUrl());
        } else {
            Main.say("Nothing runs: ./lintas demo starts it.");
        }
        return all ? 0 : 3;
    }

    private String line(String part, Optional<ProcessIdentity> process, boolean launcher) {
        if (process.isEmpty()) {
            return pids.recorded(part).isPresent() || launcher ? "dead     ./lintas logs " + part : "not started";
        }
        OptionalLong memory =
                part.equals("postgres") ? Memory.proportional(process.get()) : Memory.resident(process.get());
        return String.format(
                "%-8s pid %d%s",
                launcher ? "running" : "orphan",
                process.get().pid(),
                memory.isPresent() ? ", " + memory.getAsLong() + " MiB" : "");
    }

    private Optional<ProcessIdentity> alive(String part) {
        return part.equals("postgres") ? PostgresServer.postmasterOf(layout.postgresData()) : pids.alive(part);
    }
}
