package id.lintas.app.developer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The way from a token to a paid bill as commands of a shell, one after the other.
 *
 * @param steps in their order
 */
record QuickStart(List<Step> steps) {

    private static final String MARK = "#: ";

    /** @param text lines to type, as they stand */
    record Step(String name, String text) {}

    /** From {@code quickstart.sh}, where a line {@code #: name} begins a step. */
    static QuickStart read() {
        try (InputStream file = QuickStart.class.getResourceAsStream("/quickstart.sh")) {
            String text =
                    new String(Objects.requireNonNull(file, "quickstart.sh").readAllBytes(), StandardCharsets.UTF_8);
            List<Step> steps = new ArrayList<>();
            for (String part : text.split("(?m)^" + MARK)) {
                if (!part.isBlank()) {
                    int end = part.indexOf('\n');
                    steps.add(new Step(
                            part.substring(0, end).strip(),
                            part.substring(end + 1).stripTrailing()));
                }
            }
            return new QuickStart(List.copyOf(steps));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
