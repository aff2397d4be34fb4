package id.lintas.harness.bench;

import id.lintas.harness.bench.Bills.Range;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * One load and what came of it.
 *
 * @param connections at once
 * @param told what the load says
 * @param usage CPU and memory of the parts meanwhile, in words
 * @param range the bills it had
 * @param fates the file of what became of them
 */
record Measured(int connections, Map<String, String> told, String usage, Range range, Path fates) {

    long accepted() {
        return number("accepted");
    }

    /** Calls that were answered with anything else, and calls without an answer. */
    long wrong() {
        return number("refused") + number("unknown");
    }

    double perSecond() {
        return accepted() * 1e9 / Math.max(1, number("nanos"));
    }

    double millis(String quantile) {
        return Double.parseDouble(told.getOrDefault(quantile, "0"));
    }

    long number(String name) {
        return Long.parseLong(told.getOrDefault(name, "0"));
    }

    String times() {
        return String.format(
                Locale.ROOT, "p50 %.2f p99 %.2f p99.9 %.2f ms", millis("p50"), millis("p99"), millis("p999"));
    }
}
