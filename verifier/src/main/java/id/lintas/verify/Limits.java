package id.lintas.verify;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What an honest archive never exceeds; a hostile one must not take the auditor's machine down. */
final class Limits {

    static final int MOST_FILES = 1_000_000;
    static final long ENTRY_BYTES = 64 * 1024;
    static final long TEXT_BYTES = 1024L * 1024 * 1024;
    static final long DOCUMENT_BYTES = 64L * 1024 * 1024;
    static final int LINE_CHARACTERS = 4096;

    private Limits() {}

    /** The stream, which breaks off with a {@link TooMuch} once more than this has come out of it. */
    static InputStream bounded(InputStream in, long most) {
        return new FilterInputStream(in) {
            private long left = most;

            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(Math.max(read, 0));
                return read;
            }

            private void count(int read) throws TooMuch {
                left -= read;
                if (left < 0) {
                    throw new TooMuch("more than " + most + " bytes when unpacked");
                }
            }
        };
    }

    /** More than any honest archive holds. */
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String message) {
            super(message);
        }
    }
}
