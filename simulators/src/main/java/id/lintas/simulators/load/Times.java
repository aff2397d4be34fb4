package id.lintas.simulators.load;

import java.util.Arrays;
import java.util.Locale;

/** Times of calls in nanoseconds, each kept as it is. For one thread. */
final class Times {

    private long[] nanos = new long[4096];
    private int count;

    void add(long time) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = time;
    }

    void add(Times more) {
        for (int i = 0; i < more.count; i++) {
            add(more.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** {@code p50=… p99=… p999=…} in milliseconds; zero without any. */
    String told() {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "p50=%.3f p99=%.3f p999=%.3f most=%.3f",
                millis(sorted, 0.5),
                millis(sorted, 0.99),
                millis(sorted, 0.999),
                millis(sorted, 1));
    }

    /** The time that the given part of all did not exceed. */
    private static double millis(long[] sorted, double part) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(part * sorted.length) - 1)] / 1e6;
    }
}
