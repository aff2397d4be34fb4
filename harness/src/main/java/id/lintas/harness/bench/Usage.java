package id.lintas.harness.bench;

import id.lintas.harness.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPU time and resident memory of the parts: each part's processes together, what they share counted once. Where the system has
 * no {@code /proc}, only the CPU of processes that still run is known.
 *
 * @param cpuMillis CPU time so far, by part
 * @param memory MiB, by part; 0 where nothing is known
 */
record Usage(Map<String, Long> cpuMillis, Map<String, Long> memory) {

    /** Linux counts processes' times in hundredths of a second. */
    private static final long TICK_MILLIS = 10;

    static Usage of(Map<String, ProcessIdentity> parts) {
        Map<String, Long> cpu = new LinkedHashMap<>();
        Map<String, Long> memory = new LinkedHashMap<>();
        parts.forEach((name, root) -> {
            cpu.put(
                    name,
                    all(root)
                            .mapToLong(process -> cpu(process, process.pid() == root.pid()))
                            .sum());
            memory.put(name, all(root).mapToLong(Usage::memory).sum());
        });
        return new Usage(cpu, memory);
    }

    /** How many processors each part had in work since then, and what it has in memory now. */
    String since(Usage before, Duration time) {
        return cpuMillis.entrySet().stream()
                .map(part -> String.format(
                        Locale.ROOT,
                        "%s %.2f CPU %d MiB",
                        part.getKey(),
                        (part.getValue() - before.cpuMillis.getOrDefault(part.getKey(), 0L)) / (double) time.toMillis(),
                        memory.getOrDefault(part.getKey(), 0L)))
                .collect(Collectors.joining(", "));
    }

    /** CPU time that the compiler of this Java program has taken so far; 0 where nothing is known of threads. */
    static long compilerMillis(ProcessIdentity program) {
        Path threads = Path.of("/proc", Long.toString(program.pid()), "task");
        try (Stream<Path> all = Files.list(threads)) {
            return all.mapToLong(Usage::compilerTicks).sum() * TICK_MILLIS;
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }

    private static long compilerTicks(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            return stat.strip().matches("[0-9]+ \\(C[12] Compiler.*") ? ticks(stat) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static Stream<ProcessHandle> all(ProcessIdentity root) {
        return root.handle().stream().flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()));
    }

    /** The root's time includes that of its children that have ended. */
    private static long cpu(ProcessHandle process, boolean root) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return (ticks(stat) + (root ? ticksOfChildren(stat) : 0)) * TICK_MILLIS;
        } catch (IOException e) {
            return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
        }
    }

    private static long ticks(String stat) {
        return field(stat, 11) + field(stat, 12);
    }

    private static long ticksOfChildren(String stat) {
        return field(stat, 13) + field(stat, 14);
    }

    /** A field after the name, which may hold anything. */
    private static long field(String stat, int number) {
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[number]);
    }

    private static long memory(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0;
        }
    }
}
