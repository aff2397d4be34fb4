package id.lintas.harness.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The baseline. On a machine that others use as well, a minute is not what the minute before was, so a ratio is of rates that were measured in
 * turn, a few seconds each: the baseline, what is compared with it, and so on. While the baseline is measured the hub is frozen.
 */
final class Base {

    private static final int ROUNDS = 4;

    private final Stage stage;
    private final Meter meter;
    private final boolean wanted;
    private int times;
    private int connections;
    private double best;

    Base(Stage stage, Meter meter, boolean wanted) {
        this.stage = stage;
        this.meter = meter;
        this.wanted = wanted;
    }

    /** Two rates that were measured in turn, each the mean of its rounds. */
    record Beside(double rate, double base) {}

    /** Finds the best number of connections. */
    void first() {
        if (!wanted) {
            return;
        }
        stage.withoutHub();
        Measured found = meter.measure("a", "raw", List.of(2, 4, 8, 16), 4_000).best();
        connections = found.connections();
        best = found.perSecond();
        Rest.sweep(stage);
    }

    /** Measures the running hub and the baseline in turn; without a baseline, the hub was measured before. */
    Beside inTurn(String name, Measured hub) {
        if (!wanted) {
            return new Beside(hub.perSecond(), 0);
        }
        List<Double> bases = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            bases.add(beside());
            Rest.untilChained(stage);
            rates.add(meter.again(name + round, "pay", hub.connections(), hub.perSecond())
                    .perSecond());
        }
        bases.add(beside());
        stage.say(String.format(Locale.ROOT, "    in turn, a/s: %s; %s/s: %s", told(bases), name, told(rates)));
        return new Beside(mean(rates), (mean(bases.subList(0, ROUNDS)) + mean(bases.subList(1, ROUNDS + 1))) / 2);
    }

    /** The baseline beside a frozen hub that has nothing to do; 0 without a baseline. */
    double beside() {
        if (!wanted) {
            return 0;
        }
        double[] rate = new double[1];
        stage.besideFrozenHub(() -> {
            rate[0] = meter.again("a" + ++times, "raw", connections, best).perSecond();
            Rest.sweep(stage);
        });
        return rate[0];
    }

    private static double mean(List<Double> rates) {
        return rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static String told(List<Double> rates) {
        return String.join(
                ", ",
                rates.stream()
                        .map(rate -> String.format(Locale.ROOT, "%.0f", rate))
                        .toList());
    }
}
