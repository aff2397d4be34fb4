package id.lintas.route.drop;

import id.lintas.office.OfficeId;
import id.lintas.partner.Partner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.stereotype.Component;

/**
 * Where the files of the hub's SFTP server lie: {@code roots/<user>/in} and {@code out} are what the user sees, {@code
 * taken/<user>/} is where the hub keeps what it took, out of everybody's reach. Thread-safe.
 */
@Component
public class DropFolders {

    static final String IN = "in";
    static final String OUT = "out";

    private final Path folder;

    private final boolean served;

    DropFolders(DropSettings settings) {
        this.folder = settings.folder().toAbsolutePath().normalize();
        this.served = settings.port() != null;
    }

    /** Whether the partner brings its files to the hub, instead of having the hub fetch them. */
    public static boolean isDrop(Partner partner) {
        return "hub".equals(partner.settings().get("drop"));
    }

    /** Where the partner puts its files; made if need be. */
    public Path in(Partner partner) {
        return made(root(partner.id().value()).resolve(IN));
    }

    /** Where the hub keeps what it took from the partner; made if need be. */
    public Path taken(Partner partner) {
        return made(folder.resolve("taken").resolve(partner.id().value()));
    }

    /** Where the partner fetches results; made if need be. */
    public Path out(Partner partner) {
        return made(root(partner.id().value()).resolve(OUT));
    }

    /** Where the office fetches its messages; made if need be. */
    public Path out(OfficeId office) {
        return made(root("office." + office).resolve(OUT));
    }

    /** What the user sees as {@code /}; made if need be, with its two folders. */
    Path rootOf(DropUser user) {
        Path root = root(user.name());
        made(root.resolve(IN));
        made(root.resolve(OUT));
        return root;
    }

    private Path root(String user) {
        return folder.resolve("roots").resolve(user);
    }

    /** @throws IllegalArgumentException if this node serves no SFTP */
    private Path made(Path folder) {
        if (!served) {
            throw new IllegalArgumentException(
                    "lintas.drop.port is absent (expected: a port, on the node that serves SFTP)");
        }
        try {
            return Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
