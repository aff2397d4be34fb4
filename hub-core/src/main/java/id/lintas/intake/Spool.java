package id.lintas.intake;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Bytes that are too many for memory, for as long as somebody works on them. They lie in a file of the owner alone that has
 * no name: the system forgets it with the last handle, however the process ends, so nothing of a payment stays on the disk.
 */
public final class Spool implements RawFile.Content, Closeable {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final FileChannel file;

    private Spool() throws IOException {
        Path path = Files.createTempFile("lintas-", ".spool", OWNER_ONLY);
        // On Linux and macOS the name is gone as soon as the file is open.
        file = FileChannel.open(
                path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    /** Writes bytes. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** What the writing writes. */
    public static Spool of(Writing writing) throws IOException {
        Spool spool = new Spool();
        try (OutputStream out = new BufferedOutputStream(new Unclosed(Channels.newOutputStream(spool.file)), 1 << 16)) {
            writing.to(out);
        } catch (IOException | RuntimeException | Error e) {
            spool.close();
            throw e;
        }
        return spool;
    }

    /** How many bytes there are. */
    public long bytes() throws IOException {
        return file.size();
    }

    /** The bytes from the beginning; any number of readers may read at a time. */
    @Override
    public InputStream open() {
        return new Reader();
    }

    /** Forgets the bytes. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The spool outlives whoever fills it. */
    private static final class Unclosed extends OutputStream {

        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }
    }

    private final class Reader extends InputStream {

        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int read = file.read(ByteBuffer.wrap(bytes, from, length), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
