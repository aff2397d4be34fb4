package id.lintas.harness;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the shared servers live as long as: the nearest Maven above this JVM, else this JVM.
 *
 * @param anchor the process whose end ends the servers
 */
record MavenRun(ProcessIdentity anchor) {

    static MavenRun current() {
        ProcessHandle self = ProcessHandle.current();
        Optional<ProcessHandle> above = self.parent();
        while (above.isPresent()) {
            ProcessIdentity process = ProcessIdentity.of(above.get());
            String command = process.commandLine();
            // the shell scripts around Maven name these too, but only the JVM has a class path
            if (command.contains("plexus-classworlds") || command.contains("MavenWrapper")) {
                return new MavenRun(process);
            }
            above = above.get().parent();
        }
        return new MavenRun(ProcessIdentity.of(self));
    }

    /** Where the runs of this user keep their state. */
    static Path runs() {
        return Path.of(System.getProperty("java.io.tmpdir"), "lintas-runs-" + System.getProperty("user.name"));
    }

    /** Where the servers of this run keep theirs: named by the anchor, so another run's are never found. */
    Path directory() {
        return runs().resolve(anchor.pid() + "-" + anchor.start().replaceAll("[^A-Za-z0-9]", "-"));
    }
}
