package id.lintas.harness.bench;

import java.time.Duration;
import java.util.Set;

/**
 * What a measurement was asked for.
 *
 * @param seconds each load of the peak and of half load takes
 * @param sustained seconds that accepting and delivering together takes
 * @param only which of a, b, c, d and e
 * @param bills most bills that one load may use up
 * @param deliveries that are due after the outage
 * @param offices over which the bills are spread
 */
public record BenchOptions(int seconds, int sustained, Set<String> only, long bills, int deliveries, int offices) {

    /** All of it, as it is meant to be run. */
    public static final BenchOptions USUAL =
            new BenchOptions(10, 120, Set.of("a", "b", "c", "d", "e"), 60_000, 100_000, 24);

    /** Checks the bounds. */
    public BenchOptions {
        only = Set.copyOf(only);
        if (seconds < 1 || sustained < 1 || bills < 100 || deliveries < 100 || offices < 2) {
            throw new BenchFailed(
                    "bench: too small (expected: 1 second, 100 bills, 100 deliveries, 2 offices at least)");
        }
        if (!Set.of("a", "b", "c", "d", "e").containsAll(only)) {
            throw new BenchFailed("--only: " + String.join(",", only) + " (expected: some of a,b,c,d,e)");
        }
    }

    /** With other seconds for each load. */
    public BenchOptions withSeconds(int other) {
        return new BenchOptions(other, sustained, only, bills, deliveries, offices);
    }

    /** With other seconds of accepting and delivering. */
    public BenchOptions withSustained(int other) {
        return new BenchOptions(seconds, other, only, bills, deliveries, offices);
    }

    /** With these phases alone. */
    public BenchOptions withOnly(Set<String> other) {
        return new BenchOptions(seconds, sustained, other, bills, deliveries, offices);
    }

    /** With another number of bills. */
    public BenchOptions withBills(long other) {
        return new BenchOptions(seconds, sustained, only, other, deliveries, offices);
    }

    /** With another number of deliveries. */
    public BenchOptions withDeliveries(int other) {
        return new BenchOptions(seconds, sustained, only, bills, other, offices);
    }

    /** With another number of offices. */
    public BenchOptions withOffices(int other) {
        return new BenchOptions(seconds, sustained, only, bills, deliveries, other);
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    /** One slice of a warm-up. */
    Duration warmUp() {
        return Duration.ofSeconds(Math.max(1, 2L * seconds));
    }

    boolean has(String phase) {
        return only.contains(phase);
    }
}
