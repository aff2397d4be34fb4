package id.lintas.route.deliver;

import id.lintas.intake.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * A body on the disk. Each try reads it from the beginning: whoever closes it, as the components do after a try, only goes back
 * there. The spool itself is closed by whoever made it.
 */
final class SpooledBody extends InputStream implements StreamCache {

    private final Spool spool;
    private InputStream in;
    private long position;

    SpooledBody(Spool spool) {
        this.spool = spool;
        this.in = spool.open();
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        position += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        position += Math.max(read, 0);
        return read;
    }

    @Override
    public void reset() {
        in = spool.open();
        position = 0;
    }

    @Override
    public void close() {
        reset();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream all = spool.open()) {
            all.transferTo(out);
        }
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new SpooledBody(spool);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        try {
            return spool.bytes();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public long position() {
        return position;
    }
}
