package id.lintas.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lets printable ASCII and LF pass, the last line ended, and names anything else where it stands. */
public final class PlainText extends FilterInputStream {

    private static final int BOM = 0xEF;

    private long line = 1;
    private long passed;
    private int last = -1;

    /** Reads that stream, which is closed with it. */
    public PlainText(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = in.read(bytes, from, length);
        if (read < 0) {
            end();
        }
        for (int i = from; i < from + read; i++) {
            pass(bytes[i] & 0xff);
        }
        return read;
    }

    private void end() throws NotPlainText {
        if (last < 0) {
            throw new NotPlainText("berkas kosong");
        }
        if (last != '\n') {
            throw new NotPlainText("baris terakhir tidak diakhiri LF");
        }
    }

    private void pass(int b) throws NotPlainText {
        if (b == '\n') {
            line++;
        } else if (b < ' ' || b > '~') {
            throw new NotPlainText("baris " + line + ": " + name(b));
        }
        last = b;
        passed++;
    }

    private String name(int b) {
        if (passed == 0 && (b == BOM || b == 0xFE || b == 0xFF)) {
            return b == BOM ? "BOM UTF-8; charset harus ASCII" : "BOM UTF-16; charset harus ASCII";
        }
        return switch (b) {
            case 0 -> "karakter NUL";
            case '\r' -> "karakter CR; baris diakhiri LF saja";
            case '\t' -> "karakter TAB";
            default -> b > '~' ? "karakter selain ASCII; charset salah" : "karakter kendali " + b;
        };
    }
}
