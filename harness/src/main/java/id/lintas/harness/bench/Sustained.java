package id.lintas.harness.bench;

import id.lintas.harness.bench.Bills.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Accepts and delivers at once: registry and offices answer, and the bank is slowed down whenever more is due than a little.
 * So the rate is one that grows no backlog, found while it runs; what counts are the payments of which everything was
 * delivered when the time was over.
 */
final class Sustained {

    /** More than this is a backlog; the queue must never run dry either. */
    private static final long WANTED = 2_000;

    private static final String DELIVERED = "owed own-system/id.lintas.payment.settled.v1/DELIVERED,"
            + "registry/id.lintas.payment.confirmed.v1/DELIVERED";

    /** As many as an accepting hub is fastest with: with fewer, the bank waits for answers and not for messages to be delivered. */
    private static final int CONNECTIONS = 64;

    private final Stage stage;
    private final Load load;
    private final Meter meter;
    private final Bills bills;
    private final BenchOptions options;
    private final Control control;

    Sustained(Stage stage, Load load, Meter meter, Bills bills, BenchOptions options, Control control) {
        this.stage = stage;
        this.load = load;
        this.meter = meter;
        this.bills = bills;
        this.options = options;
        this.control = control;
    }

    /** Returns payments accepted and delivered a second. */
    double run(double peak) {
        double guess = guess(peak);
        Duration time = Duration.ofSeconds(options.sustained());
        Range range = bills.make((long) (guess * options.sustained()) + 100);
        Path fates = meter.file("fates-d");
        Usage before = Usage.of(meter.parts());
        long deliveredBefore = delivered(range);
        long start = System.nanoTime();
        CompletableFuture<Map<String, String>> paying =
                load.begin("pay", meter.order(CONNECTIONS, guess / 4, time, range, fates));
        long most = steer(paying, guess / 4, time);
        Map<String, String> told = Load.get(paying, "pay");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        String usage = Usage.of(meter.parts()).since(before, took);
        long left = Rest.open(stage);
        long delivered = delivered(range) - deliveredBefore;
        Measured measured = new Measured(CONNECTIONS, told, usage, range, fates);
        double rate = Math.min(measured.accepted(), delivered / 2.0) / (took.toMillis() / 1000.0);
        stage.say(String.format(
                Locale.ROOT,
                "  d     %8.0f payments/s accepted and delivered over %d s: %d accepted, %d messages delivered, %d due at the end,"
                        + " at most %d; refused or unanswered %d%n        %s",
                rate,
                took.toSeconds(),
                measured.accepted(),
                delivered,
                left,
                most,
                measured.wrong(),
                usage));
        check(measured);
        return rate;
    }

    private static double guess(double peak) {
        return peak > 0 ? peak : 1_000;
    }

    /** As long as the hub's compiler is at work, under the load that is measured then. */
    void warmUp(double peak) {
        double guess = guess(peak);
        Duration slice = options.warmUp();
        int slices = 0;
        double compiling = 1;
        while (slices < HubCompiler.MOST_TIMES && !HubCompiler.rests(compiling)) {
            Range range = bills.make((long) (guess * slice.toSeconds()) + 100);
            Map<String, Object> order = meter.order(CONNECTIONS, guess / 4, slice, range, meter.file("fates-warm"));
            compiling = HubCompiler.during(stage, () -> {
                CompletableFuture<Map<String, String>> paying = load.begin("pay", order);
                steer(paying, guess / 4, slice);
                Load.get(paying, "pay");
            });
            slices++;
        }
        Rest.until(stage, "what the warm-up left is delivered", Duration.ofMinutes(5), () -> Rest.open(stage) == 0);
        stage.say(String.format(
                Locale.ROOT,
                "    warm after %d times %d s, the compiler takes %.2f CPU",
                slices,
                slice.toSeconds(),
                compiling));
    }

    /**
     * Lets the bank pay as fast as messages are delivered, a little faster while less is due than wanted and a little slower
     * while more is; returns the most that was due.
     */
    private long steer(CompletableFuture<Map<String, String>> paying, double first, Duration time) {
        try (Watch watch = new Watch(stage)) {
            return steer(paying, first, time, watch);
        }
    }

    private long steer(CompletableFuture<Map<String, String>> paying, double first, Duration time, Watch watch) {
        double rate = first;
        double delivering = first;
        long most = 0;
        long before = watch.open();
        long last = System.nanoTime();
        long end = last + time.toNanos();
        while (!paying.isDone() && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailed("interrupted", e);
            }
            long due = watch.open();
            long now = System.nanoTime();
            double delivered = rate - (due - before) / 2.0 / ((now - last) / 1e9);
            delivering += 0.3 * (Math.max(5, delivered) - delivering);
            double lack = (WANTED - due) / (double) WANTED;
            rate = delivering * (1 + Math.max(-0.5, Math.min(0.5, lack)));
            most = Math.max(most, due);
            before = due;
            last = now;
            load.tell("rate", Map.of("perSecond", String.format(Locale.ROOT, "%.3f", rate)));
        }
        return most;
    }

    private long delivered(Range range) {
        return Rest.number(
                stage,
                "select count(*) from billing_code_office c join bill b using (office, billing_code)"
                        + " join application a on a.office = b.office and a.id = b.application"
                        + " join delivery_now d on d.office = a.office and d.correlation = a.booking_code and d.status = 'DELIVERED'"
                        + " where c.billing_code >= '" + Numbers.billingCode(range.from()) + "' and c.billing_code < '"
                        + Numbers.billingCode(range.to()) + "'");
    }

    /** Once all is delivered, every accepted payment has its receipt and its two deliveries, and nothing is left over. */
    private void check(Measured measured) {
        Rest.until(stage, "everything is delivered", Duration.ofMinutes(10), () -> Rest.open(stage) == 0);
        try (Connection connection = stage.superuser()) {
            Ledger.Account account = Ledger.of(connection, measured.range(), List.of(measured.fates()));
            List<Ledger.Profile> paid = account.of("accepted");
            long found = paid.stream().mapToLong(Ledger.Profile::cases).sum();
            paid.stream()
                    .limit(3)
                    .forEach(one -> stage.say("  control d: " + one.cases() + " payments: " + one.text()));
            if (found != measured.accepted()
                    || paid.size() != 1
                    || !paid.get(0).text().contains(DELIVERED)) {
                control.fault("d: " + measured.accepted() + " accepted and " + found + " found, with " + paid.size()
                        + " different sets of rows (expected: one, with both messages delivered)");
            }
        } catch (SQLException | IOException e) {
            throw new BenchFailed("the control of d cannot be made: " + e.getMessage(), e);
        }
    }
}
