package id.lintas.simulators.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Flood} beside the measurement, where it cannot slow the measuring down by sharing its threads and memory. It stands
 * for computers elsewhere, so it runs at the lowest priority: of this machine it takes what nobody else wants.
 */
final class FloodProcess implements AutoCloseable {

    private static final Path NICE = Path.of("/usr/bin/nice");

    private final Process process;
    private final PrintStream orders;
    private final BufferedReader answers;

    private FloodProcess(Process process) {
        this.process = process;
        this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** What came of a flood. */
    record Counts(long accepted, long tooMany, long failed) {

        static final Counts NONE = new Counts(0, 0, 0);

        Counts and(Counts more) {
            return new Counts(accepted + more.accepted, tooMany + more.tooMany, failed + more.failed);
        }
    }

    /** Starts it and waits until it has logged in. */
    static FloodProcess start() throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            command.addAll(List.of(NICE.toString(), "-n", "19"));
        }
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("lintas."))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Stories.class.getName(), Stories.FLOOD));
        FloodProcess flood = new FloodProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        String first = flood.answers.readLine();
        if (!Flood.READY.equals(first)) {
            flood.close();
            throw new IOException("the flood does not start: " + first);
        }
        return flood;
    }

    /** Floods for that long; returns when it is over. */
    Counts run(Duration time) {
        try {
            orders.println(time.toSeconds());
            String line = answers.readLine();
            String[] counts = line == null ? new String[0] : line.split(" ", -1);
            if (counts.length != 3) {
                throw new IOException("the flood answers: " + line);
            }
            return new Counts(Long.parseLong(counts[0]), Long.parseLong(counts[1]), Long.parseLong(counts[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        orders.close();
        process.destroy();
    }
}
