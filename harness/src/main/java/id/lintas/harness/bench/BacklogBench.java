package id.lintas.harness.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast the hub drains what the registry is owed after it was away: from the moment it is back until it has answered the
 * last message. Beside it, in the same run and over the same broker, durable transacted sends of the same bodies by clients that
 * do nothing else.
 */
public final class BacklogBench {

    private static final int WARM_UP = 20_000;

    /** Sends of one transaction each take long, and their rate is steady well before. */
    private static final int SINGLE_SENDS = 20_000;

    private final Stage stage;
    private final BenchOptions options;
    private final Ratios ratios = new Ratios();
    private final HttpClient http = HttpClient.newHttpClient();

    /** A measurement on this stage. */
    public BacklogBench(Stage stage, BenchOptions options) {
        this.stage = stage;
        this.options = options;
    }

    /** Measures and prints; returns 0 when the ratio was reached. */
    public int run(List<Tenant> offices) {
        Bills bills = new Bills(stage, offices);
        Rest.until(stage, "every office has its keys", Duration.ofMinutes(2), bills::sealable);
        Due due = new Due(stage, bills);
        Path lines = stage.folder().resolve("due");
        Path bodies = stage.folder().resolve("bodies");
        warmUp(due, lines, bodies);
        registry("down");
        due.write(options.deliveries(), lines, bodies);
        double before = singleSends(bodies);
        double batched;
        try (Load load = new Load(stage.load())) {
            sends(load, bodies, 4, 50, SINGLE_SENDS);
            batched = sends(load, bodies, 4, 50, options.deliveries());
        }
        due.insert(lines);
        double drained = drain();
        boolean whole = complete();
        registry("down");
        double single = (before + singleSends(bodies)) / 2;
        stage.say(String.format(
                Locale.ROOT,
                "  %d deliveries to the registry drained at %.0f/s; plain sends %.0f/s, one a transaction, and %.0f/s, fifty a"
                        + " transaction (ratio %.2f)",
                options.deliveries(),
                drained,
                single,
                batched,
                drained / batched));
        ratios.add("drained", drained, single, 0.5, 0.5);
        stage.say("control: " + (whole ? "every delivery was answered, none is parked: ok" : "MISS"));
        return ratios.print(stage) && whole ? 0 : 1;
    }

    /** As long as the hub's compiler is at work: whatever was away, the hub was not. */
    private void warmUp(Due due, Path lines, Path bodies) {
        int times = 0;
        double compiling = 1;
        while (times < HubCompiler.MOST_TIMES && !HubCompiler.rests(compiling)) {
            due.write(Math.min(WARM_UP, options.deliveries()), lines, bodies);
            compiling = HubCompiler.during(stage, () -> {
                due.insert(lines);
                Rest.until(stage, "the warm-up is drained", Duration.ofMinutes(10), () -> Rest.open(stage) == 0);
            });
            times++;
        }
        stage.say(String.format(
                Locale.ROOT,
                "    warm after %d times %d deliveries, the compiler takes %.2f CPU",
                times,
                Math.min(WARM_UP, options.deliveries()),
                compiling));
    }

    /** The better of two numbers of producers. Asked before and after what is measured, as for payments: both count alike. */
    private double singleSends(Path bodies) {
        try (Load load = new Load(stage.load())) {
            sends(load, bodies, 4, 50, SINGLE_SENDS);
            return Math.max(sends(load, bodies, 4, 1, SINGLE_SENDS), sends(load, bodies, 16, 1, SINGLE_SENDS));
        }
    }

    private double sends(Load load, Path bodies, int producers, int batch, int most) {
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("bodies", bodies);
        how.put("most", Math.min(most, options.deliveries()));
        how.put("producers", producers);
        how.put("batch", batch);
        how.put("queue", "registry.in");
        Map<String, String> told = load.run("sends", how);
        double rate = Double.parseDouble(told.getOrDefault("sent", "0"))
                * 1e9
                / Double.parseDouble(told.getOrDefault("nanos", "1"));
        stage.say(String.format(
                Locale.ROOT, "    plain sends, %d producers, %d a transaction: %.0f/s", producers, batch, rate));
        return rate;
    }

    private double drain() {
        try (Watch watch = new Watch(stage)) {
            long all = watch.open();
            registry("up");
            long start = System.nanoTime();
            long[] told = {0};
            Rest.until(stage, "the backlog is drained", Duration.ofMinutes(30), () -> {
                long tens = (System.nanoTime() - start) / 10_000_000_000L;
                if (tens > told[0]) {
                    told[0] = tens;
                    stage.say(String.format(Locale.ROOT, "    %d s: %d left", 10 * tens, watch.open()));
                }
                return !watch.anyOpen();
            });
            return all / ((System.nanoTime() - start) / 1e9);
        }
    }

    /** Each message was answered, and each payment has its receipt. */
    private boolean complete() {
        long notDelivered = Rest.number(stage, "select count(*) from delivery_state where status <> 'DELIVERED'");
        long without = Rest.number(stage, "select count(*) from payment where ntpn is null");
        if (notDelivered + without > 0) {
            stage.say("  CONTROL " + notDelivered + " deliveries are not delivered, " + without
                    + " payments have no receipt");
        }
        return notDelivered + without == 0;
    }

    private void registry(String how) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.registryUrl() + "/" + how))
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new BenchFailed("the registry answers " + status + " to " + how);
            }
        } catch (IOException e) {
            throw new BenchFailed("the registry does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", e);
        }
    }
}
