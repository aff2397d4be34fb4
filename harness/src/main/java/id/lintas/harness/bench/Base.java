package id.lintas.harness.bench;

import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * The baseline, measured before and after each of the others: a machine that others use as well is not in one hour what it was half an hour
 * before, and a phase of minutes lies between two of them. What a phase is compared with is the mean of the two around it.
 */
final class Base {

    private final Stage stage;
    private final Meter meter;
    private final boolean wanted;
    private int times;
    private int connections;
    private double last;

    Base(Stage stage, Meter meter, boolean wanted) {
        this.stage = stage;
        this.meter = meter;
        this.wanted = wanted;
    }

    /** Finds the best number of connections. */
    void first() {
        if (wanted) {
            measure(List.of(2, 4, 8, 16));
        }
    }

    /** Measures again and tells the mean of this time and the time before; without a baseline, nothing. */
    void beside(DoubleConsumer around) {
        if (wanted) {
            double before = last;
            measure(List.of(connections));
            around.accept((before + last) / 2);
        }
    }

    private void measure(List<Integer> over) {
        stage.withoutHub();
        Measured best = meter.measure("a" + ++times, "raw", over, 4_000).best();
        connections = best.connections();
        last = best.perSecond();
        Rest.sweep(stage);
    }
}
