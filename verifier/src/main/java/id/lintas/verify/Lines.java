package id.lintas.verify;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of a text, one at a time; a line longer than {@link Limits#LINE_CHARACTERS} ends it. */
final class Lines implements Closeable {

    private final BufferedReader reader;
    private int number;

    Lines(InputStream in) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /** The next line without its end; empty after the last. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder(160);
        int c = reader.read();
        if (c < 0) {
            return Optional.empty();
        }
        number++;
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() == Limits.LINE_CHARACTERS) {
                throw new Limits.TooMuch("line " + number + " has more than " + Limits.LINE_CHARACTERS + " characters");
            }
            line.append((char) c);
        }
        return Optional.of(line.toString());
    }

    int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
