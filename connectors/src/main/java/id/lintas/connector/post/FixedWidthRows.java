package id.lintas.connector.post;

import id.lintas.connector.PlainText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of exactly 100 characters, taken apart by column as the contract counts them: from 1, both ends included. */
final class FixedWidthRows implements PostRows {

    static final int WIDTH = 100;

    private final InputStream in;
    private final char[] text = new char[WIDTH];
    private long line;

    FixedWidthRows(PlainText in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    @Override
    public @Nullable Row next() throws IOException {
        int b = in.read();
        if (b < 0) {
            return null;
        }
        line++;
        int length = 0;
        while (b >= 0 && b != '\n') {
            if (length < WIDTH) {
                text[length] = (char) b;
            }
            length++;
            b = in.read();
        }
        return length == WIDTH
                ? row(new String(text))
                : Row.wrong(line, "", "panjang " + length + " karakter, harus " + WIDTH);
    }

    private Row row(String columns) {
        String kind = at(columns, 1, 1);
        return switch (kind) {
            case "H" ->
                blank(
                        columns,
                        kind,
                        38,
                        at(columns, 2, 9),
                        at(columns, 10, 17),
                        at(columns, 18, 23),
                        at(columns, 24, 37));
            case "D" ->
                blank(
                        columns,
                        kind,
                        74,
                        at(columns, 2, 7),
                        at(columns, 8, 22),
                        at(columns, 23, 37),
                        at(columns, 38, 53),
                        at(columns, 54, 67),
                        at(columns, 68, 73));
            case "T" -> blank(columns, kind, 26, at(columns, 2, 7), at(columns, 8, 25));
            default -> Row.of(line, kind);
        };
    }

    private Row blank(String columns, String kind, int from, String... fields) {
        return columns.substring(from - 1).isBlank()
                ? Row.of(line, kind, fields)
                : Row.wrong(line, kind, "kolom " + from + "-" + WIDTH + " tidak kosong");
    }

    private static String at(String columns, int from, int to) {
        return columns.substring(from - 1, to);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
