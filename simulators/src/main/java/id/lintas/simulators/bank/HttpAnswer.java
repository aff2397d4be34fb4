package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * An HTTP/1.1 answer with a length or in chunks, read to its last byte and not beyond.
 *
 * @param closes whether the other side closes the connection now
 */
record HttpAnswer(int status, String body, boolean closes) {

    /** Reads one answer into the buffer, which is as large as an answer may be. */
    static HttpAnswer read(InputStream in, byte[] buffer) throws IOException {
        Reader reader = new Reader(in, buffer);
        String head = reader.head();
        String lower = head.toLowerCase(Locale.ROOT);
        int status = Integer.parseInt(head.substring(9, 12));
        String length = field(lower, "content-length");
        String body;
        if (!length.isEmpty()) {
            body = new String(reader.take(Integer.parseInt(length)), UTF_8);
        } else if (field(lower, "transfer-encoding").equals("chunked")) {
            body = reader.chunks();
        } else {
            throw new IOException(
                    "an answer without a length: " + head.lines().findFirst().orElse(""));
        }
        return new HttpAnswer(status, body, field(lower, "connection").equals("close"));
    }

    private static String field(String head, String name) {
        int at = head.indexOf("\r\n" + name + ":");
        return at < 0
                ? ""
                : head.substring(at + name.length() + 3, head.indexOf('\r', at + 2))
                        .strip();
    }

    /** What was read so far, and how much of it was used. */
    private static final class Reader {

        private final InputStream in;
        private final byte[] buffer;
        private int read;
        private int used;

        Reader(InputStream in, byte[] buffer) {
            this.in = in;
            this.buffer = buffer;
        }

        String head() throws IOException {
            int from = used;
            String line = line();
            if (!line.startsWith("HTTP/1.1 ")) {
                throw new IOException("not an HTTP answer: " + line);
            }
            while (!line.isEmpty()) {
                line = line();
            }
            return new String(buffer, from, used - from, ISO_8859_1);
        }

        String chunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.writeBytes(take(size));
                line();
            }
            line();
            return body.toString(UTF_8);
        }

        private String line() throws IOException {
            int end = used;
            while (true) {
                for (; end + 1 < read; end++) {
                    if (buffer[end] == '\r' && buffer[end + 1] == '\n') {
                        String line = new String(buffer, used, end - used, ISO_8859_1);
                        used = end + 2;
                        return line;
                    }
                }
                more();
            }
        }

        byte[] take(int count) throws IOException {
            while (read - used < count) {
                more();
            }
            byte[] bytes = java.util.Arrays.copyOfRange(buffer, used, used + count);
            used += count;
            return bytes;
        }

        private void more() throws IOException {
            int more = read == buffer.length ? -1 : in.read(buffer, read, buffer.length - read);
            if (more < 0) {
                throw new EOFException("the hub's answer ends after " + read + " bytes");
            }
            read += more;
        }
    }
}
