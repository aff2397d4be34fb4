package id.lintas.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Command lines for other processes of the same Java. */
public final class Java {
    private Java() {}

    /** The {@code java} that runs this JVM. */
    public static Path executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** This JVM's class path, also where Surefire hides it in a manifest. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    }

    /**
     * A command out of reach of the terminal's Ctrl-C, so that parts are stopped in order and not all at once; where
     * the system has no {@code setsid}, the command as it is.
     */
    public static List<String> detached(List<String> command) {
        return onPath("setsid")
                .map(setsid -> {
                    List<String> all = new ArrayList<>(List.of(setsid.toString()));
                    all.addAll(command);
                    return all;
                })
                .orElse(new ArrayList<>(command));
    }

    /** An executable of this name on the PATH. */
    public static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(java.io.File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(java.nio.file.Files::isExecutable)
                .findFirst();
    }

    /** {@code linux-amd64}, {@code linux-aarch64}, {@code mac-aarch64} and so on. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return (os.contains("linux") ? "linux" : os.contains("mac") ? "mac" : os)
                + "-"
                + (arch.equals("x86_64") ? "amd64" : arch);
    }
}
