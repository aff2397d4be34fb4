package id.lintas.harness.demo;

import id.lintas.harness.Signals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code ./lintas down}: first the launcher, which stops its parts itself, then whatever is left of them. */
final class Down {
    private final Layout layout;

    Down(Layout layout) {
        this.layout = layout;
    }

    int run() {
        PidFiles pids = new PidFiles(layout.run());
        List<String> stopped = new ArrayList<>();
        pids.alive("launcher").ifPresent(launcher -> {
            Signals.stop(launcher, Duration.ofMinutes(2));
            stopped.add("launcher and its parts");
        });
        stopped.addAll(new Stopping(layout).all());
        pids.forget("launcher");
        Main.say(stopped.isEmpty() ? "Nothing was running." : "Stopped: " + String.join(", ", stopped) + ".");
        return 0;
    }
}
