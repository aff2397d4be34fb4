package id.lintas.intake;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way from the transport into a spool. The moment it passes a bound or shows itself as an archive, fetching
 * ends and the reason is named; memory holds one buffer of it.
 *
 * @param spool the bytes that were fetched
 * @param digest their SHA-256 in hex; null if fetching ended early
 * @param wrong why fetching ended early; null if it did not
 */
record Fetched(
        Spool spool, @Nullable String digest, @Nullable String wrong) implements AutoCloseable {

    /** Fetches until the end or the first bound. */
    static Fetched from(InputStream content, FileBounds bounds) throws IOException {
        DigestInputStream in = new DigestInputStream(content, sha256());
        Watch watch = new Watch(bounds);
        Spool spool = Spool.of(out -> {
            byte[] buffer = new byte[1 << 16];
            int read = in.readNBytes(buffer, 0, Archives.HEAD);
            watch.head(buffer, read);
            while (read > 0 && watch.fine(buffer, read)) {
                out.write(buffer, 0, read);
                read = in.read(buffer);
            }
        });
        String digest = watch.wrong == null
                ? HexFormat.of().formatHex(in.getMessageDigest().digest())
                : null;
        return new Fetched(spool, digest, watch.wrong);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    /** Counts bytes and lines as they pass. */
    private static final class Watch {

        private final FileBounds bounds;
        private long bytes;
        private long lines;
        private long line;
        private @Nullable String wrong;

        Watch(FileBounds bounds) {
            this.bounds = bounds;
        }

        void head(byte[] buffer, int length) {
            Archives.kind(buffer, length).ifPresent(kind -> wrong = FileReasons.archive(kind));
        }

        boolean fine(byte[] buffer, int length) {
            bytes += length;
            if (wrong == null && bytes > bounds.bytes()) {
                wrong = FileReasons.tooManyBytes(bounds.bytes());
            }
            for (int i = 0; i < length && wrong == null; i++) {
                count(buffer[i]);
            }
            return wrong == null;
        }

        private void count(byte b) {
            if (b == '\n') {
                line = 0;
                lines++;
            } else if (++line > bounds.lineBytes()) {
                wrong = FileReasons.lineTooLong(lines + 1, bounds.lineBytes());
            }
            if (lines > bounds.lines()) {
                wrong = FileReasons.tooManyLines(bounds.lines());
            }
        }
    }
}
