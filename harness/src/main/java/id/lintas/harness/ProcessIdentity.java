package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process for ever: its pid together with when it started, so that a pid the system has given to another process
 * is not mistaken for it.
 *
 * @param pid the process id
 * @param start the start time as an opaque token; equal tokens mean the same start
 */
public record ProcessIdentity(long pid, String start) {

    /** The identity of a live process. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), startOf(handle));
    }

    /** The process of this pid, where there is a live one. */
    public static Optional<ProcessIdentity> ofPid(long pid) {
        return ProcessHandle.of(pid).map(ProcessIdentity::of).filter(ProcessIdentity::alive);
    }

    /** Reads what {@link #toString()} wrote; empty for anything else. */
    public static Optional<ProcessIdentity> parse(String text) {
        String[] parts = text.strip().split(" ", 2);
        try {
            return parts.length == 2
                    ? Optional.of(new ProcessIdentity(Long.parseLong(parts[0]), parts[1]))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whether this very process runs; a zombie does not. */
    public boolean alive() {
        return handle().isPresent();
    }

    /** A handle on this very process, empty when it has ended, even if its pid is in use again. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle -> !zombie(pid))
                .filter(handle -> startOf(handle).equals(start));
    }

    /**
     * Waits for the end of this very process, whoever its parent is; not for this JVM's own.
     *
     * @return whether it has ended; false when the time is up or the thread was interrupted
     */
    public boolean awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            // looked at again and again: a process that nobody has reaped yet never ends for the JDK
            Optional<ProcessHandle> handle = handle();
            if (handle.isEmpty()) {
                return true;
            }
            try {
                handle.get().onExit().get(100, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                // still there, or soon seen not to be
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return !alive();
    }

    /** The command line, as far as the system shows it. */
    public String commandLine() {
        Path file = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            if (Files.isReadable(file)) {
                return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .replace('\0', ' ')
                        .strip();
            }
        } catch (IOException e) {
            // it has just ended, or the system has no /proc: ask the JDK
        }
        return ProcessHandle.of(pid).flatMap(h -> h.info().commandLine()).orElse("");
    }

    @Override
    public String toString() {
        return pid + " " + start;
    }

    /** Ticks since boot where there is a /proc: unlike the wall clock they never shift by a correction of the time. */
    private static String startOf(ProcessHandle handle) {
        return field(handle.pid(), 22)
                .map(ticks -> ticks + "@" + boot())
                .orElseGet(() -> handle.info()
                        .startInstant()
                        .map(i -> Long.toString(i.toEpochMilli()))
                        .orElse("unknown"));
    }

    private static boolean zombie(long pid) {
        return field(pid, 3)
                .filter(state -> state.equals("Z") || state.equals("X"))
                .isPresent();
    }

    private static Optional<String> field(long pid, int number) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.readString(stat, java.nio.charset.StandardCharsets.ISO_8859_1);
            // the second field is the command in brackets and may itself hold spaces and brackets
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(fields[number - 3]);
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String boot() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).substring(0, 8);
        } catch (IOException | IndexOutOfBoundsException e) {
            return "boot";
        }
    }
}
