package id.lintas.harness.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured against what was to be reached. */
final class Ratios {

    private record Line(String text, boolean reached) {}

    private final List<Line> lines = new ArrayList<>();

    /** A rate against another one; without the other there is nothing to reach. */
    void add(String name, double rate, double base, double reach, double aim) {
        if (base <= 0) {
            return;
        }
        double ratio = rate / base;
        boolean reached = ratio >= reach;
        lines.add(new Line(
                String.format(
                        Locale.ROOT,
                        "ratio %-8s %.3f (%.0f to %.0f; to reach: %.1f, aim: %.1f): %s",
                        name,
                        ratio,
                        rate,
                        base,
                        reach,
                        aim,
                        reached ? "ok" : "MISS"),
                reached));
    }

    /** A value that must not be above another one. */
    void atMost(String name, double value, double most) {
        boolean reached = value <= most;
        lines.add(new Line(
                String.format(Locale.ROOT, "%s: %.1f (at most %.0f): %s", name, value, most, reached ? "ok" : "MISS"),
                reached));
    }

    /** Prints the lines; whether all was reached. */
    boolean print(Stage stage) {
        lines.forEach(line -> stage.say(line.text()));
        return lines.stream().allMatch(Line::reached);
    }
}
