package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./lintas demo} was asked for.
 *
 * @param exit stop everything after the story
 * @param copy tenants' files of this run alone; null to run on the checkout's
 * @param jvm further options of the parts' JVMs
 * @param hub further settings of the hub
 * @param telling further settings of the story
 */
record DemoOptions(
        Layout layout,
        boolean exit,
        String story,
        @Nullable TenantsCopy copy,
        Jvm jvm,
        Map<String, String> hub,
        Map<String, String> telling) {

    /** Adds and closes offices, so it gets files of its own. */
    private static final String TENANCY = "tenancy";

    private static final String PAYMENTS = "payments";

    /** What an office may take hours for is called stuck after seconds, so that the story need not wait. */
    private static final Map<String, String> SOON = Map.of(
            "lintas.payments.stuck-after.hub", "3s",
            "lintas.payments.stuck-after.registry", "5s",
            "lintas.payments.stuck-after.office", "5s");

    private static final List<String> STORIES = List.of("walk", TENANCY, PAYMENTS);

    static DemoOptions parse(Path checkout, List<String> arguments) {
        boolean exit = false;
        String story = "walk";
        int portBase = Layout.USUAL_PORT_BASE;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--exit" -> exit = true;
                case "--story" -> story = story(value(option, rest));
                case "--port-base" -> portBase = number(option, value(option, rest));
                default ->
                    throw new HarnessFailed(
                            "Unknown option " + option + " (expected: --exit, --story NAME, --port-base N)");
            }
        }
        Layout layout = new Layout(checkout, portBase);
        TenantsCopy copy = story.equals(TENANCY) ? TenantsCopy.of(layout, Map.of()) : null;
        Map<String, String> hub = story.equals(PAYMENTS) ? SOON : Map.of();
        return new DemoOptions(layout, exit, story, copy, Jvm.USUAL, hub, Map.of());
    }

    /**
     * Further options of JVMs; the last of a kind counts.
     *
     * @param hub of the hub's
     * @param simulators of each simulator's
     */
    record Jvm(List<String> hub, List<String> simulators) {
        static final Jvm USUAL = new Jvm(List.of(), List.of());

        Jvm {
            hub = List.copyOf(hub);
            simulators = List.copyOf(simulators);
        }
    }

    /** The same with these settings of the hub on top. */
    DemoOptions with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(hub);
        all.putAll(more);
        return new DemoOptions(layout, exit, story, copy, jvm, Map.copyOf(all), telling);
    }

    /** The folder of the tenants' files that this run is about. */
    Path tenants() {
        return copy == null ? layout.tenants() : copy.to();
    }

    private static String story(String name) {
        if (!STORIES.contains(name)) {
            throw new HarnessFailed("--story: " + name + " (expected: " + String.join(" or ", STORIES) + ")");
        }
        return name;
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new HarnessFailed(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new HarnessFailed(option + ": " + value + " (expected: a number)", e);
        }
    }
}
