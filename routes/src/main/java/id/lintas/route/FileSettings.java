package id.lintas.route;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How partners' files are fetched and settled.
 *
 * @param poll the pause between two looks into an outbox, or for files to settle
 * @param lines the most lines of one file; eight bytes of memory each while it is read
 * @param longestLine the longest line, in bytes
 * @param showAfter how long a file may lie there that is not whole or cannot be taken, before operators see it
 * @param atOnce how many partners' files are settled at a time
 * @param threads how many lines, of all of them together
 */
@ConfigurationProperties("lintas.files")
public record FileSettings(
        @DefaultValue("2s") Duration poll,
        @DefaultValue("1000002") int lines,
        @DefaultValue("1024") int longestLine,
        @DefaultValue("15m") Duration showAfter,
        @DefaultValue("2") int atOnce,
        @DefaultValue("4") int threads) {

    private static final int MOST_LINES = 5_000_000;
    private static final int LONGEST = 65_536;
    private static final int MOST_THREADS = 64;

    /** @throws IllegalArgumentException if a value is out of range */
    public FileSettings {
        positive("poll", poll);
        positive("show-after", showAfter);
        check("lines", lines, MOST_LINES);
        check("longest-line", longestLine, LONGEST);
        check("at-once", atOnce, MOST_THREADS);
        check("threads", threads, MOST_THREADS);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("lintas.files." + name + ": " + value + " (expected: above zero)");
        }
    }

    private static void check(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(
                    "lintas.files." + name + ": " + value + " (expected: 1 to " + most + ")");
        }
    }
}
