package id.lintas.harness.bench;

import id.lintas.harness.ProcessIdentity;
import id.lintas.harness.bench.Bills.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Measures one way to write payments: its best rate over some numbers of connections, then its times at half of that. */
final class Meter {

    /** What comes before something measured again: caches and connections are as they are in the middle of a load. */
    private static final Duration LEAD = Duration.ofSeconds(2);

    private final Stage stage;
    private final Load load;
    private final Bills bills;
    private final BenchOptions options;
    private final Control control;
    private int files;

    Meter(Stage stage, Load load, Bills bills, BenchOptions options, Control control) {
        this.stage = stage;
        this.load = load;
        this.bills = bills;
        this.options = options;
        this.control = control;
    }

    /** A way to write payments, measured. */
    record Way(String name, Measured best, Measured half) {
        String lines() {
            return String.format(
                    Locale.ROOT,
                    "  %-5s %8.0f accepted/s with %d connections; at half load (%.0f/s) %s; refused or unanswered %d%n"
                            + "        at best:  %s%n        at half:  %s",
                    name,
                    best.perSecond(),
                    best.connections(),
                    half.perSecond(),
                    half.times(),
                    best.wrong() + half.wrong(),
                    best.usage(),
                    half.usage());
        }
    }

    /**
     * Measures one way and holds its rows to the control.
     *
     * @param word what the load is told: {@code raw} or {@code pay}
     * @param guess payments a second to be ready for
     */
    Way measure(String name, String word, List<Integer> connections, double guess) {
        double expected = guess;
        List<Measured> all = new ArrayList<>();
        Map<String, Long> before = totals();
        int most = connections.get(connections.size() - 1);
        List<Measured> warm = word.equals("raw")
                ? List.of(run(word, most, 0, options.warmUp(), bills.make(count(expected, options.warmUp()))))
                : warmUp(word, most, expected);
        all.addAll(warm);
        expected = Math.max(guess / 4, warm.get(warm.size() - 1).perSecond() * 1.5);
        List<Measured> tries = new ArrayList<>();
        for (int at : thereAndBack(connections)) {
            Measured one = run(word, at, 0, options.time(), bills.make(count(expected, options.time())));
            stage.say(String.format(
                    Locale.ROOT, "    %s, %d connections: %.0f/s, %s", name, at, one.perSecond(), one.times()));
            tries.add(one);
            expected = Math.max(expected, one.perSecond() * 1.3);
        }
        all.addAll(tries);
        Measured best = best(tries);
        Measured half = half(word, best, options.time());
        all.add(half);
        check(name, all, before);
        Way way = new Way(name, best, half);
        stage.say(way.lines());
        return way;
    }

    /** Each twice, so that a machine that gets slower or faster meanwhile does not choose. */
    private static List<Integer> thereAndBack(List<Integer> connections) {
        List<Integer> all = new ArrayList<>(connections);
        Collections.reverse(all);
        all.addAll(0, connections);
        return all;
    }

    /** The slower one of those with the number of connections that was faster in the mean. */
    private static Measured best(List<Measured> tries) {
        Map<Integer, Double> means = tries.stream()
                .collect(Collectors.groupingBy(Measured::connections, Collectors.averagingDouble(Measured::perSecond)));
        int fastest = means.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        return tries.stream()
                .filter(one -> one.connections() == fastest)
                .min(Comparator.comparingDouble(Measured::perSecond))
                .orElseThrow();
    }

    /** Measures one way once more, as it was found to be best, and holds its rows to the control. */
    Measured again(String name, String word, int connections, double expected) {
        Map<String, Long> before = totals();
        Measured lead = run(word, connections, 0, LEAD, bills.make(count(expected * 1.5, LEAD)));
        Measured one = run(word, connections, 0, options.time(), bills.make(count(expected * 1.5, options.time())));
        check(name, List.of(lead, one), before);
        return one;
    }

    /** As long as the hub still gets faster, or its compiler, which has two processors to share with everything else, is at work. */
    private List<Measured> warmUp(String word, int connections, double guess) {
        List<Measured> slices = new ArrayList<>();
        double best = 0;
        int since = 0;
        double expected = guess;
        double compiling = 1;
        while (slices.size() < HubCompiler.MOST_TIMES && (since < 2 || !HubCompiler.rests(compiling))) {
            Range range = bills.make(count(expected, options.warmUp()));
            compiling = HubCompiler.during(stage, () -> slices.add(run(word, connections, 0, options.warmUp(), range)));
            Measured slice = slices.get(slices.size() - 1);
            since = slice.perSecond() > best * 1.05 ? 0 : since + 1;
            best = Math.max(best, slice.perSecond());
            expected = best * 1.5;
        }
        stage.say(String.format(
                Locale.ROOT,
                "    warm after %d times %d s, the compiler takes %.2f CPU: %s/s",
                slices.size(),
                options.warmUp().toSeconds(),
                compiling,
                slices.stream()
                        .map(slice -> String.format(Locale.ROOT, "%.0f", slice.perSecond()))
                        .collect(Collectors.joining(", "))));
        return slices;
    }

    private Measured half(String word, Measured best, Duration time) {
        double rate = best.perSecond() / 2;
        return run(word, Math.max(16, best.connections()), rate, time, bills.make(count(rate, time)));
    }

    /** As many as such a rate needs, and some more. */
    long count(double perSecond, Duration time) {
        return Math.min(options.bills(), (long) (perSecond * time.toMillis() / 1000 * 1.1) + 100);
    }

    /** Runs one load. */
    Measured run(String word, int connections, double rate, Duration time, Range range) {
        Path fates = stage.folder().resolve("fates-" + ++files);
        Map<String, ProcessIdentity> parts = parts();
        Usage before = Usage.of(parts);
        long start = System.nanoTime();
        Map<String, String> told = load.run(word, order(connections, rate, time, range, fates));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Measured(connections, told, Usage.of(parts).since(before, took), range, fates);
    }

    /** An order to the load. */
    Map<String, Object> order(int connections, double rate, Duration time, Range range, Path fates) {
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("connections", connections);
        how.put("rate", String.format(Locale.ROOT, "%.3f", rate));
        how.put("millis", time.toMillis());
        how.put("from", range.from());
        how.put("to", range.to());
        how.put("amount", Bills.AMOUNT);
        how.put("accepted", fates);
        how.put("database", stage.databaseUrl());
        return how;
    }

    Path file(String name) {
        return stage.folder().resolve(name + "-" + ++files);
    }

    Map<String, ProcessIdentity> parts() {
        Map<String, ProcessIdentity> parts = new LinkedHashMap<>();
        stage.part("hub").ifPresent(hub -> parts.put("hub", hub));
        parts.put("postgres", stage.postmaster());
        parts.put("load", load.identity());
        stage.part("peers").ifPresent(peers -> parts.put("peers", peers));
        stage.part("registry").ifPresent(registry -> parts.put("registry", registry));
        return parts;
    }

    private void check(String name, List<Measured> all, Map<String, Long> before) {
        Map<String, Long> grown = new LinkedHashMap<>(totals());
        grown.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
        Range whole = new Range(
                all.get(0).range().from(), all.get(all.size() - 1).range().to());
        try (Connection connection = stage.superuser()) {
            Ledger.Account account = Ledger.of(
                    connection, whole, all.stream().map(Measured::fates).toList());
            control.take(name, all.stream().mapToLong(Measured::accepted).sum(), account, grown);
            long lost = Ledger.lostEntries(connection);
            if (lost != 0) {
                control.fault(name + ": " + lost + " audit entries are neither chained nor waiting for it");
            }
        } catch (SQLException | IOException e) {
            throw new BenchFailed("the control cannot be made: " + e.getMessage(), e);
        }
    }

    private Map<String, Long> totals() {
        try (Connection connection = stage.superuser()) {
            return Ledger.totals(connection);
        } catch (SQLException e) {
            throw new BenchFailed("the rows cannot be counted: " + e.getMessage(), e);
        }
    }
}
