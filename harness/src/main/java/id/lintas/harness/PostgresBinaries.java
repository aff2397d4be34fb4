package id.lintas.harness;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The programs of PostgreSQL, unpacked once into the user's cache. */
final class PostgresBinaries {
    private static final String VERSION = "18.6.0";
    private static final Map<String, String> ARCHIVES = Map.of(
            "linux-amd64", "postgres-linux-x86_64.txz",
            "linux-aarch64", "postgres-linux-arm_64.txz",
            "mac-aarch64", "postgres-darwin-arm_64.txz",
            "mac-amd64", "postgres-darwin-x86_64.txz");

    private PostgresBinaries() {}

    /**
     * Unpacks in a process of its own: the archive needs 64 MiB of dictionary, which no long-lived process should
     * keep.
     *
     * @param arguments the directory to fill
     */
    public static void main(String... arguments) throws IOException {
        unpack(Path.of(arguments[0]));
    }

    /** The {@code bin} directory, ready to use. */
    static Path bin() throws IOException {
        return Cache.ofUser()
                .get("postgres-" + VERSION + "-" + Java.platform(), PostgresBinaries::unpackElsewhere)
                .resolve("bin");
    }

    /** The command to run one of the programs, which all refuse to run as root. */
    static List<String> command(String program) throws IOException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            Path unshare = Java.onPath("unshare")
                    .orElseThrow(() -> new HarnessFailed(
                            "PostgreSQL refuses to run as root and 'unshare' is missing: run as another user"));
            command.add(unshare.toString());
            command.add("-U");
        }
        command.add(bin().resolve(program).toString());
        return command;
    }

    private static void unpackElsewhere(Path directory) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Java.executable().toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        PostgresBinaries.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("unpack.log").toFile());
        builder.environment().put("CLASSPATH", Java.classPath());
        try {
            Process process = builder.start();
            if (process.waitFor() != 0) {
                throw new HarnessFailed("PostgreSQL is not unpacked; see " + directory.resolve("unpack.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HarnessFailed("PostgreSQL is not unpacked: interrupted", e);
        }
    }

    private static void unpack(Path directory) throws IOException {
        String archive = ARCHIVES.get(Java.platform());
        if (archive == null) {
            throw new HarnessFailed(
                    "No PostgreSQL for " + Java.platform() + " (there is for " + ARCHIVES.keySet() + ")");
        }
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new HarnessFailed("The class path lacks " + archive + ": build the module harness again");
            }
            try (TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, directory.resolve(entry.getName()).normalize());
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0 && File.separatorChar == '/') {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
