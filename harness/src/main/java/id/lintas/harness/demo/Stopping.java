package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.PostgresServer;
import id.lintas.harness.ProcessIdentity;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Stops parts from what the pid files say, so it works whoever started them and however that one ended. */
final class Stopping {
    private final Layout layout;
    private final PidFiles pids;
    private boolean stopped;

    Stopping(Layout layout) {
        this.layout = layout;
        this.pids = new PidFiles(layout.run());
    }

    /** Runs what starts a part, unless {@link #all()} was called; the two never run at once. */
    synchronized <T> T unlessStopped(Supplier<T> start) {
        if (stopped) {
            throw new HarnessFailed("Stopped while starting.");
        }
        return start.get();
    }

    /** Whether {@link #all()} was called, so that a failure is no news. */
    synchronized boolean begun() {
        return stopped;
    }

    /** Records a part that somebody else has started, and stops it if it comes too late. */
    synchronized void adopt(String part, ProcessIdentity process) {
        pids.record(part, process);
        if (stopped) {
            Signals.stop(process, Duration.ofSeconds(10));
            pids.forget(part);
        }
    }

    /**
     * Stops all parts in the reverse order of their start.
     *
     * @return the names of those that were running
     */
    synchronized List<String> all() {
        stopped = true;
        List<String> order = new ArrayList<>(Layout.PARTS);
        Collections.reverse(order);
        List<String> stopped = new ArrayList<>();
        for (String part : order) {
            if (part.equals("postgres")) {
                if (PostgresServer.stopOrphan(layout.postgresData())) {
                    stopped.add(part);
                }
            } else {
                Optional<ProcessIdentity> process = pids.alive(part);
                process.ifPresent(running -> Signals.stop(running, Duration.ofSeconds(40)));
                process.ifPresent(running -> stopped.add(part));
            }
            pids.forget(part);
        }
        RealKeycloak.stopAbandonedPreparation();
        return stopped;
    }
}
