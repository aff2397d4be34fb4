package id.lintas.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip from which files are read by name; nothing is ever unpacked to disk. Refuses every name that no archive has. */
final class ArchiveFile implements Closeable {

    private static final Pattern KNOWN = Pattern.compile("linkinginfo|batches|manifest|manifest\\.sig|README\\.txt"
            + "|bukti\\.(pdf|json)|entry-\\d{12}\\.json|proof-\\d{12}|key-[0-9a-f]{16}\\.pem");

    private final ZipFile zip;
    private final SortedSet<String> names = new TreeSet<>();

    ArchiveFile(Path file) throws BadEvidence, NotChecked, IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new NotChecked("no file that can be read");
        }
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new BadEvidence("not a whole zip file, perhaps cut off: " + e.getMessage());
        }
        try {
            look();
        } catch (BadEvidence e) {
            zip.close();
            throw e;
        }
    }

    private void look() throws BadEvidence {
        if (zip.size() > Limits.MOST_FILES) {
            throw new BadEvidence(zip.size() + " files inside (expected: at most " + Limits.MOST_FILES + ")");
        }
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName();
            if (!KNOWN.matcher(name).matches()) {
                throw new BadEvidence("a file that no archive has: " + printable(name));
            }
            if (!names.add(name)) {
                throw new BadEvidence("a file that is there twice: " + name);
            }
        }
    }

    SortedSet<String> names() {
        return names;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** The file's content, if it is there; reading more than the limit breaks off. */
    Optional<InputStream> open(String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? Optional.empty() : Optional.of(Limits.bounded(zip.getInputStream(entry), most));
    }

    Optional<byte[]> bytes(String name, long most) throws IOException {
        Optional<InputStream> in = open(name, most);
        if (in.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream open = in.get()) {
            return Optional.of(open.readAllBytes());
        }
    }

    private static String printable(String name) {
        String safe = name.replaceAll("[^\\x20-\\x7e]", "?");
        return safe.length() > 80 ? safe.substring(0, 80) + "…" : safe;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
