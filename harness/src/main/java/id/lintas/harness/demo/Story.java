package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.Java;
import id.lintas.harness.ProcessIdentity;
import java.io.IOException;
import java.util.List;

/** A scripted story, told by a child process straight to the screen. */
final class Story {
    private Story() {}

    static Process start(List<String> command, Layout layout, PidFiles pids) {
        try {
            Process process = new ProcessBuilder(Java.detached(command))
                    .directory(layout.checkout().toFile())
                    .inheritIO()
                    .start();
            pids.record("story", ProcessIdentity.of(process.toHandle()));
            return process;
        } catch (IOException e) {
            throw new HarnessFailed("The story does not start: " + e.getMessage(), e);
        }
    }

    /** Returns 0 without a MISS, else 1. */
    static int tell(Process story, PidFiles pids) {
        try {
            int status = story.waitFor();
            pids.forget("story");
            return status == 0 ? 0 : 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HarnessFailed("The story was interrupted", e);
        }
    }
}
