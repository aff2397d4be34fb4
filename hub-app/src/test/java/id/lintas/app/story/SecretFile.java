package id.lintas.app.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A secret's file changed as docs/operations.md says: whole at once, readable by its owner alone. */
final class SecretFile {

    private SecretFile() {}

    /** Aside first, then renamed into its place. */
    static void write(Path file, String value) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(aside);
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(aside, value + "\n");
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Where a secret's successor stands while both are valid. */
    static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + "-next");
    }

    /** The successor takes the secret's place. */
    static void promote(Path file) throws IOException {
        Files.move(next(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
