package id.lintas.verify;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The signed batches of an archive, one after the other; each signature is checked as it is read. */
final class BatchReader implements Closeable {

    private final Lines lines;
    private final Keys keys;
    private final Set<String> used = new TreeSet<>();
    private int read;

    BatchReader(ArchiveFile archive, Keys keys) throws BadEvidence, IOException {
        InputStream in = archive.open("batches", Limits.TEXT_BYTES)
                .orElseThrow(() -> new BadEvidence("no file \"batches\": nothing is signed"));
        this.lines = new Lines(in);
        this.keys = keys;
    }

    Optional<Batch> next() throws BadEvidence, IOException {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        Batch batch = Batch.parse(line.get(), lines.number(), keys);
        used.add(batch.keyId());
        read++;
        return Optional.of(batch);
    }

    int read() {
        return read;
    }

    /** Ids of the keys that signed what was read. */
    Set<String> used() {
        return used;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
