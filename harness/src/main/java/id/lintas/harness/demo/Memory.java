package id.lintas.harness.demo;

import id.lintas.harness.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Resident memory, where the system has a {@code /proc}. */
final class Memory {
    private Memory() {}

    /** Of one process, in MiB. */
    static OptionalLong resident(ProcessIdentity process) {
        return field(process.pid(), "status", "VmRSS:");
    }

    /** Of a process and all below it, in MiB; what they share counts once. */
    static OptionalLong proportional(ProcessIdentity root) {
        return Stream.concat(
                        root.handle().stream().map(ProcessHandle::pid),
                        root.handle().stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .map(pid -> field(pid, "smaps_rollup", "Pss:"))
                .reduce(OptionalLong.empty(), Memory::sum);
    }

    static OptionalLong sum(Collection<OptionalLong> values) {
        return values.stream().reduce(OptionalLong.empty(), Memory::sum);
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isEmpty() ? other : other.isEmpty() ? one : OptionalLong.of(one.getAsLong() + other.getAsLong());
    }

    private static OptionalLong field(long pid, String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
