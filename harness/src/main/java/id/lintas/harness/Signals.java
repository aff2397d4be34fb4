package id.lintas.harness;

import java.io.IOException;
import java.time.Duration;

/** Signals to processes that need not be children of this JVM. */
public final class Signals {
    private Signals() {}

    /** Sends TERM, waits, and kills what is still there; does nothing when the process has ended. */
    public static void stop(ProcessIdentity process, Duration patience) {
        if (!send(process, "TERM", patience)) {
            send(process, "KILL", Duration.ofSeconds(5));
        }
    }

    /**
     * Sends the signal and waits for the end.
     *
     * @return whether the process has ended
     */
    public static boolean send(ProcessIdentity process, String signal, Duration patience) {
        signal(process, signal);
        return process.awaitEnd(patience);
    }

    /** Takes the processor from a process, which stays as it is until {@link #thaw}; does nothing when it has ended. */
    public static void freeze(ProcessIdentity process) {
        signal(process, "STOP");
    }

    /** Lets a frozen process go on. */
    public static void thaw(ProcessIdentity process) {
        signal(process, "CONT");
    }

    private static void signal(ProcessIdentity process, String signal) {
        if (process.alive()) {
            kill(process.pid(), signal);
        }
    }

    private static void kill(long pid, String signal) {
        try {
            // kill is built into every shell, and the JDK itself knows only TERM and KILL
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new HarnessFailed("No shell to send " + signal + " to " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
