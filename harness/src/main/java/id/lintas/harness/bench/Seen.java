package id.lintas.harness.bench;

import id.lintas.harness.bench.Bills.Range;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** How long after the bank's answer an open page of the office is told, while the hub works at half load for all offices. */
final class Seen {

    private static final Duration LOGIN = Duration.ofSeconds(5);

    private final Stage stage;
    private final Load load;
    private final Meter meter;
    private final Bills bills;
    private final BenchOptions options;
    private final Control control;

    Seen(Stage stage, Load load, Meter meter, Bills bills, BenchOptions options, Control control) {
        this.stage = stage;
        this.load = load;
        this.meter = meter;
        this.bills = bills;
        this.options = options;
        this.control = control;
    }

    /**
     * Returns the time in milliseconds that 99 of 100 payments did not exceed.
     *
     * @param rate payments a second of all offices together; the watched one has its equal share of them
     */
    double run(double rate, String clerk) {
        // The clerk's login is not part of the page's time, and the others go on to its end.
        Duration time = options.time().multipliedBy(3);
        Duration others = time.plus(LOGIN);
        List<Tenant> watched = bills.offices().subList(0, 1);
        List<Tenant> elsewhere = bills.offices().subList(1, bills.offices().size());
        double share = rate / bills.offices().size();
        Range background = bills.make((long) (rate * others.toSeconds()) + 100, elsewhere);
        Range mine = bills.make((long) (share * time.toSeconds() * 2) + 20, watched);
        Map<String, Object> how = new LinkedHashMap<>(meter.order(1, share, time, mine, meter.file("fates-e")));
        how.put("office", watched.get(0).id());
        how.put("user", clerk);
        CompletableFuture<Map<String, String>> page = load.begin("page", how);
        Measured half = meter.run("pay", 16, rate - share, others, background);
        Map<String, String> told = Load.get(page, "page");
        stage.say(String.format(
                Locale.ROOT,
                "  e     paid to page p50 %s p99 %s most %s ms: %s payments of %s at %.1f/s beside %.0f/s of others (%s); the list"
                        + " showed %s of them, %s never heard of, the stream opened again %s times%n        %s",
                told.get("p50"),
                told.get("p99"),
                told.get("most"),
                told.get("accepted"),
                watched.get(0).id(),
                share,
                half.perSecond(),
                half.times(),
                told.get("shown"),
                told.get("unseen"),
                told.get("opened-again"),
                half.usage()));
        if (!"0".equals(told.get("unseen")) || !"0".equals(told.get("refused")) || half.wrong() > 0) {
            control.fault("e: refused or not seen: " + told + ", others: " + half.told());
        }
        return Double.parseDouble(told.get("p99"));
    }
}
