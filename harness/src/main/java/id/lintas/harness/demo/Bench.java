package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.demo.DemoOptions.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * {@code ./lintas bench neighbour}: the parts of the demonstration on ports and in a folder of their own, with the loud
 * office's limits set, and a measurement instead of a story. {@link MoneyBench} has those about payments.
 */
final class Bench {

    private static final String USAGE =
            "usage: ./lintas bench neighbour [--seconds N] [--without-limits] [--port-base N] | payments | backlog";
    /** Below the ports that systems give to whoever connects, as one of those may be taken at any moment. */
    static final int USUAL_PORT_BASE = 28080;

    static final String FOLDER = ".lintas/bench";
    private static final Path LOUD = Path.of("offices", "pekanbaru.yaml");

    /** A quiet office needs a few requests a second; ten times that is room enough. */
    private static final String LIMITS = "limits: { requestsPerSecond: 20, burst: 40 }\n";

    /** As where it serves offices: the demonstration saves memory and never warms up. */
    private static final List<String> JVM =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC");

    private Bench() {}

    /** Returns 0 when what was to be reached was reached, else 1. */
    static int run(Path checkout, List<String> arguments) {
        String what = arguments.isEmpty() ? "" : arguments.get(0);
        Iterator<String> rest = arguments.stream().skip(1).iterator();
        return switch (what) {
            case "neighbour" -> neighbour(checkout, rest);
            case "payments", "backlog" -> MoneyBench.run(checkout, what, rest);
            default -> throw new HarnessFailed(USAGE);
        };
    }

    private static int neighbour(Path checkout, Iterator<String> rest) {
        int portBase = USUAL_PORT_BASE;
        int seconds = 15;
        boolean limits = true;
        while (rest.hasNext()) {
            switch (rest.next()) {
                case "--without-limits" -> limits = false;
                case "--seconds" -> seconds = number(rest, USAGE);
                case "--port-base" -> portBase = number(rest, USAGE);
                default -> throw new HarnessFailed(USAGE);
            }
        }
        Layout layout = new Layout(checkout, portBase, FOLDER);
        Map<String, String> hub = new HashMap<>();
        hub.put("lintas.limits.enabled", Boolean.toString(limits));
        // Both offices come from this machine; what is measured is that an office, not an address, is kept in bounds.
        hub.put("lintas.limits.address-per-second", "100000");
        hub.put("lintas.limits.address-burst", "100000");
        Map<String, String> story = Map.of("lintas.bench.seconds", Integer.toString(seconds));
        Jvm jvm = new Jvm(JVM, List.of());
        return new Demo(new DemoOptions(layout, true, "neighbour", tenants(layout), jvm, Map.copyOf(hub), story)).run();
    }

    /** The checkout's tenants, with limits for the loud office. */
    private static TenantsCopy tenants(Layout layout) {
        Path loud = layout.tenants().resolve(LOUD);
        try {
            if (Files.readString(loud).contains("\nlimits:")) {
                throw new HarnessFailed(LOUD + " has limits already (expected: none, so that the bench can set them)");
            }
        } catch (IOException e) {
            throw new HarnessFailed("No " + loud + ": " + e.getMessage(), e);
        }
        return TenantsCopy.of(layout, Map.of(LOUD, LIMITS));
    }

    static int number(Iterator<String> rest, String usage) {
        try {
            return Integer.parseInt(rest.next());
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            throw new HarnessFailed(usage, e);
        }
    }
}
