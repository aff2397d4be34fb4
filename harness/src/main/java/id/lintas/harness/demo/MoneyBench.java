package id.lintas.harness.demo;

import id.lintas.harness.Directories;
import id.lintas.harness.HarnessFailed;
import id.lintas.harness.bench.BacklogBench;
import id.lintas.harness.bench.BenchOptions;
import id.lintas.harness.bench.PaymentsBench;
import id.lintas.harness.bench.Tenant;
import id.lintas.harness.demo.DemoOptions.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./lintas bench payments} and {@code backlog}: the parts of the demonstration on ports and in a folder of their own, a
 * fresh ledger, tenants of their own: some offices, each with a system that is told, and a bank without bounds.
 */
final class MoneyBench {

    private static final String USAGE =
            "usage: ./lintas bench payments [--seconds N] [--sustained N] [--only a,b,c,d,e] [--bills N] [--offices N]"
                    + " [--port-base N] | backlog [--deliveries N] [--offices N] [--port-base N]";

    /** Whoever watches a page must be of its office; the demonstration has a clerk here. */
    private static final String WATCHED = "palembang";

    private static final String CLERK = "dewi";

    /**
     * As where it serves offices (hub.javaOptions of the chart). The heap is what lives, some 150 MiB, three times over; half of it is
     * for what does not, as what is on its way lives for a second. Two processors that the database shares are better off with a
     * collector that stops for moments than with one that works beside the load. A hub's code is wide and flat, and in huge pages fewer
     * of its addresses are looked up.
     */
    private static final List<String> HUB = List.of(
            "-Xmx512m",
            "-XX:TieredStopAtLevel=4",
            "-XX:-UseSerialGC",
            "-XX:+UseParallelGC",
            "-XX:NewRatio=1",
            "-XX:+UseTransparentHugePages");

    /** They remember each message they were told, and must not be what is slow. */
    private static final List<String> SIMULATORS = List.of("-Xmx1g", "-XX:TieredStopAtLevel=4");

    /** One bank and one address stand for all of a country's. */
    private static final Map<String, String> UNBOUNDED = Map.of(
            "lintas.limits.address-per-second", "1000000",
            "lintas.limits.address-burst", "1000000",
            "lintas.limits.in-flight", "128",
            "lintas.limits.patience", "10s");

    private static final String BANK =
            "limits: { requestsPerSecond: 100000, burst: 100000, bytesPerDay: 1099511627776 }\n";

    private MoneyBench() {}

    static int run(Path checkout, String what, Iterator<String> rest) {
        BenchOptions options = BenchOptions.USUAL;
        int portBase = Bench.USUAL_PORT_BASE;
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--seconds" -> options = options.withSeconds(Bench.number(rest, USAGE));
                case "--sustained" -> options = options.withSustained(Bench.number(rest, USAGE));
                case "--bills" -> options = options.withBills(Bench.number(rest, USAGE));
                case "--deliveries" -> options = options.withDeliveries(Bench.number(rest, USAGE));
                case "--offices" -> options = options.withOffices(Bench.number(rest, USAGE));
                case "--only" -> options = options.withOnly(phases(rest));
                case "--port-base" -> portBase = Bench.number(rest, USAGE);
                default -> throw new HarnessFailed(USAGE);
            }
        }
        return run(new Layout(checkout, portBase, Bench.FOLDER), what, options);
    }

    private static Set<String> phases(Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new HarnessFailed(USAGE);
        }
        return new LinkedHashSet<>(List.of(rest.next().split(",")));
    }

    private static int run(Layout layout, String what, BenchOptions options) {
        List<Tenant> offices = offices(layout, options.offices());
        fresh(layout);
        DemoOptions demo = new DemoOptions(
                layout,
                true,
                what,
                TenantsCopy.of(layout, additions(layout, offices)),
                new Jvm(HUB, SIMULATORS),
                UNBOUNDED,
                Map.of());
        return new Demo(
                        demo,
                        stage -> what.equals("payments")
                                ? new PaymentsBench(stage, options).run(offices, CLERK)
                                : new BacklogBench(stage, options).run(offices))
                .run();
    }

    /** What an earlier run left in the ledger would be measured as well. */
    private static void fresh(Layout layout) {
        if (new PidFiles(layout.run()).alive("launcher").isPresent()) {
            throw new HarnessFailed("A bench of this checkout already runs: let it end, or stop it with ./lintas down");
        }
        new Stopping(Layout.ofLastRun(layout.checkout(), layout.folder())).all();
        try {
            Directories.delete(layout.postgresData());
            Directories.delete(layout.state().resolve("broker"));
            Directories.delete(layout.state().resolve("peers"));
            Directories.delete(layout.state().resolve("measured"));
        } catch (IOException e) {
            throw new HarnessFailed("Not deleted below " + layout.state() + ": " + e.getMessage(), e);
        }
    }

    private static List<Tenant> offices(Layout layout, int count) {
        Path folder = layout.tenants().resolve("offices");
        try (Stream<Path> files = Files.list(folder)) {
            List<String> ids = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.length() - ".yaml".length()))
                    .sorted()
                    .collect(Collectors.toCollection(ArrayList::new));
            ids.remove(WATCHED);
            ids.add(0, WATCHED);
            List<Tenant> offices = new ArrayList<>();
            for (String id : ids.subList(0, Math.min(count, ids.size()))) {
                Matcher code = Pattern.compile("(?m)^code: *([A-Z0-9]+)")
                        .matcher(Files.readString(folder.resolve(id + ".yaml")));
                if (!code.find()) {
                    throw new HarnessFailed("No code in the file of office " + id);
                }
                offices.add(new Tenant(id, code.group(1)));
            }
            return offices;
        } catch (IOException e) {
            throw new HarnessFailed("No offices in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Map<Path, String> additions(Layout layout, List<Tenant> offices) {
        Map<Path, String> additions = new HashMap<>();
        additions.put(Path.of("partners", "bank-musi.yaml"), BANK);
        for (Tenant office : offices) {
            Path file = Path.of("offices", office.id() + ".yaml");
            if (!has(layout.tenants().resolve(file), "links:")) {
                additions.put(file, """
                        links:
                          own-system:
                            kind: rest
                            address: "http://127.0.0.1:${lintas.peers.port}/offices/%1$s/webhook"
                            secret: %1$s/webhook-secret
                        """.formatted(office.id()));
            }
        }
        return additions;
    }

    private static boolean has(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith(key));
        } catch (IOException e) {
            throw new HarnessFailed("Not read: " + file, e);
        }
    }
}
