package id.lintas.harness.demo;

import id.lintas.harness.Directories;
import id.lintas.harness.HarnessFailed;
import id.lintas.harness.Java;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was built, copied to where it runs: a build during the demonstration must not pull jars from under it.
 *
 * @param layout of the demonstration
 */
record Programs(Layout layout) {
    private static final String DONE = ".done";

    /** The directory of the unpacked hub, ready for {@code java -jar} on its only jar. */
    Path hub() {
        Path jar = only(layout.checkout().resolve("hub-app/target"), "hub-app-");
        return staged("hub", jar, List.of(), directory -> {
            List<String> command = List.of(
                    Java.executable().toString(),
                    "-Djarmode=tools",
                    "-jar",
                    jar.toString(),
                    "extract",
                    "--force",
                    "--destination",
                    directory.toString());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(layout.log("hub-extract").toFile())
                    .start();
            try {
                if (process.waitFor() != 0) {
                    throw new HarnessFailed("The hub's jar is not unpacked; see " + layout.log("hub-extract"));
                }
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new HarnessFailed("The hub's jar is not unpacked: interrupted", e);
            }
        });
    }

    /** The class path of all simulators and stories. */
    String simulators() {
        Path target = layout.checkout().resolve("simulators/target");
        Path jar = only(target, "simulators-");
        List<Path> libraries = jars(target.resolve("lib"), "");
        Path directory = staged("simulators", jar, libraries, fresh -> {
            Files.copy(jar, fresh.resolve(jar.getFileName()));
            for (Path library : libraries) {
                Files.copy(library, fresh.resolve(library.getFileName()));
            }
        });
        return directory.resolve("*").toString();
    }

    /** The one jar in a directory whose name begins so. */
    static Path only(Path directory, String prefix) {
        List<Path> found = jars(directory, prefix).stream()
                .filter(jar -> !jar.toString().matches(".*-(sources|javadoc|tests|plain)\\.jar"))
                .toList();
        if (found.size() != 1) {
            throw new HarnessFailed("Expected one " + prefix + "*.jar in " + directory + ", found " + found.size()
                    + ": delete .lintas/built and start again");
        }
        return found.get(0);
    }

    private Path staged(String name, Path jar, List<Path> libraries, Staging staging) {
        try {
            Path directory = layout.run().resolve(name + "-" + hash(jar, libraries));
            if (!Files.exists(directory.resolve(DONE))) {
                for (Path old : list(layout.run(), name + "-")) {
                    Directories.delete(old);
                }
                Files.createDirectories(directory);
                staging.fill(directory);
                Files.writeString(directory.resolve(DONE), "");
            }
            return directory;
        } catch (IOException e) {
            throw new HarnessFailed("Not copied to " + layout.run() + ": " + e.getMessage(), e);
        }
    }

    private interface Staging {
        void fill(Path directory) throws IOException;
    }

    private static String hash(Path jar, List<Path> libraries) throws IOException {
        try (InputStream in = Files.newInputStream(jar)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            digest.update(libraries.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (GeneralSecurityException e) {
            throw new HarnessFailed("This Java has no SHA-256", e);
        }
    }

    private static List<Path> jars(Path directory, String prefix) {
        try {
            return list(directory, prefix).stream()
                    .filter(path -> path.toString().endsWith(".jar"))
                    .toList();
        } catch (IOException e) {
            throw new HarnessFailed(directory + " is missing: delete .lintas/built and start again", e);
        }
    }

    private static List<Path> list(Path directory, String prefix) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }
}
