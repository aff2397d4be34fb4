package id.lintas.harness.demo;

import id.lintas.harness.Directories;
import id.lintas.harness.HarnessFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tenants' files of a run alone, so that what changes them leaves the checkout clean.
 *
 * @param from the checkout's tenants
 * @param to the folder of the copy, below the run's state
 * @param more lines to be put at the end of a file, by its path within the folder
 */
record TenantsCopy(Path from, Path to, Map<Path, String> more) {

    TenantsCopy {
        more = Map.copyOf(more);
    }

    /** Of this layout's checkout, below its state. */
    static TenantsCopy of(Layout layout, Map<Path, String> more) {
        return new TenantsCopy(layout.tenants(), layout.state().resolve("tenants"), more);
    }

    /** Makes the copy anew; what an earlier run left in it is gone. */
    void make() {
        try {
            Directories.delete(to);
            for (String folder : List.of("offices", "partners")) {
                Files.createDirectories(to.resolve(folder));
                try (Stream<Path> files = Files.list(from.resolve(folder))) {
                    for (Path file : files.toList()) {
                        Files.copy(file, to.resolve(folder).resolve(file.getFileName()));
                    }
                }
            }
            for (Map.Entry<Path, String> addition : more.entrySet()) {
                Path file = to.resolve(addition.getKey());
                String said = Files.readString(file);
                Files.writeString(file, said + (said.endsWith("\n") ? "" : "\n") + addition.getValue());
            }
        } catch (IOException e) {
            throw new HarnessFailed("The tenants are not copied to " + to + ": " + e.getMessage(), e);
        }
    }
}
