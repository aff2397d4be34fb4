package id.lintas.simulators.story;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * An archive of the audit trail, taken apart.
 *
 * @param files contents by name, in the archive's order
 */
record ArchiveCopy(Map<String, byte[]> files) {

    static ArchiveCopy of(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return new ArchiveCopy(files);
    }

    /** The latest of the trail's entries that hold this text. */
    Optional<String> entryWith(String text) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("entry-"))
                .filter(file -> new String(file.getValue(), StandardCharsets.UTF_8).contains(text))
                .map(Map.Entry::getKey)
                .max(String::compareTo);
    }

    /** How many of the trail's entries hold this text. */
    long entriesWith(String text) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("entry-"))
                .filter(file -> new String(file.getValue(), StandardCharsets.UTF_8).contains(text))
                .count();
    }

    /** Writes a whole zip file in which one bit of that file's middle byte differs. */
    void writeFlipped(String name, Path zip) throws IOException {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                byte[] content = file.getValue().clone();
                if (file.getKey().equals(name)) {
                    content[content.length / 2] ^= 1;
                }
                copy.putNextEntry(new ZipEntry(file.getKey()));
                copy.write(content);
                copy.closeEntry();
            }
        }
    }
}
