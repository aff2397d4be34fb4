package id.lintas.harness.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Payments by plain JDBC, through the hub, with delivery, and until the office's page shows them; the
 * phases one after the other in one run on one database. A phase has a hub of its own, warmed up, and bills of its own.
 */
public final class PaymentsBench {

    /** Nothing is sent: the dispatcher looks once, before anything is due, and again tomorrow. */
    static final Map<String, String> HELD = Map.of("lintas.dispatch.every", "24h");

    /** The same, and each payment has a commit of its own. */
    static final Map<String, String> EACH = Map.of("lintas.dispatch.every", "24h", "lintas.payments.group", "1");

    /** What a hub surely delivers; for a page alone, without knowing what it can. */
    private static final double UNKNOWN = 20;

    private final Stage stage;
    private final BenchOptions options;
    private final Control control = new Control();
    private final Ratios ratios = new Ratios();

    /** A measurement on this stage. */
    public PaymentsBench(Stage stage, BenchOptions options) {
        this.stage = stage;
        this.options = options;
    }

    /**
     * Measures and prints.
     *
     * @param offices the first is the one whose page is watched
     * @param clerk who may see that office
     * @return 0 when every ratio was reached and the rows are equal and complete
     */
    public int run(List<Tenant> offices, String clerk) {
        Bills bills = new Bills(stage, offices);
        stage.say(settings());
        Rest.until(stage, "every office has its keys", Duration.ofMinutes(2), bills::sealable);
        try (Load load = new Load(stage.load())) {
            Meter meter = new Meter(stage, load, bills, options, control);
            phases(meter, load, bills, clerk);
        }
        control.lines().forEach(stage::say);
        control.faults().forEach(fault -> stage.say("  CONTROL " + fault));
        boolean reached = ratios.print(stage);
        boolean equal = control.faults().isEmpty();
        stage.say("control: " + (equal ? "rows are equal and complete: ok" : "MISS"));
        return reached && equal ? 0 : 1;
    }

    private void phases(Meter meter, Load load, Bills bills, String clerk) {
        Base base = new Base(stage, meter, options.has("a"));
        base.first();
        double peak = 0;
        double delivered = 0;
        if (options.has("b")) {
            hub(EACH);
            Measured each = meter.measure("b", "pay", List.of(6, 8, 16), 2_000).best();
            peak = each.perSecond();
            Rest.sweep(stage);
            Base.Beside beside = base.inTurn("b", each);
            ratios.add("b/a", beside.rate(), beside.base(), 0.6, 0.6);
        }
        if (options.has("c")) {
            hub(HELD);
            Measured group = meter.measure("c", "pay", List.of(32, 64), 4_000).best();
            peak = Math.max(peak, group.perSecond());
            Rest.sweep(stage);
            Base.Beside beside = base.inTurn("c", group);
            ratios.add("c/a", beside.rate(), beside.base(), 1.2, 1.5);
        }
        if (options.has("d") || options.has("e")) {
            hub(Map.of());
        }
        Sustained sustained = new Sustained(stage, load, meter, bills, options, control);
        if (options.has("d")) {
            sustained.warmUp(peak);
            double before = base.beside();
            Rest.untilChained(stage);
            delivered = sustained.run(peak);
            ratios.add("d/a", delivered, (before + base.beside()) / 2, 0.5, 1.0);
            Rest.untilChained(stage);
        }
        if (options.has("e")) {
            if (!options.has("d")) {
                meter.run(
                        "pay",
                        8,
                        UNKNOWN * 2,
                        options.warmUp(),
                        bills.make(meter.count(UNKNOWN * 2, options.warmUp())));
            }
            Seen seen = new Seen(stage, load, meter, bills, options, control);
            ratios.atMost("paid to page p99, ms", seen.run(delivered > 0 ? delivered / 2 : UNKNOWN, clerk), 250);
        }
    }

    /** A fresh hub that has nothing left to do from before. */
    private void hub(Map<String, String> settings) {
        stage.hub(settings);
        Rest.untilChained(stage);
    }

    private String settings() {
        StringBuilder text = new StringBuilder("bench payments: ")
                .append(options.offices())
                .append(" offices; ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors; PostgreSQL");
        try (Connection connection = stage.superuser();
                Statement sql = connection.createStatement()) {
            for (String setting : List.of(
                    "server_version",
                    "fsync",
                    "synchronous_commit",
                    "full_page_writes",
                    "shared_buffers",
                    "max_wal_size")) {
                try (ResultSet row = sql.executeQuery("show " + setting)) {
                    row.next();
                    text.append(String.format(Locale.ROOT, " %s=%s", setting, row.getString(1)));
                    if ((setting.equals("fsync") || setting.equals("synchronous_commit"))
                            && !row.getString(1).equals("on")) {
                        throw new BenchFailed(setting + " is " + row.getString(1) + " (expected: on)");
                    }
                }
            }
        } catch (SQLException e) {
            throw new BenchFailed("the database does not answer: " + e.getMessage(), e);
        }
        return text.toString();
    }
}
