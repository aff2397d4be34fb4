package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./lintas demo} was asked for.
 *
 * @param exit stop everything after the story
 * @param hub further settings of the hub
 * @param telling further settings of the story
 */
record DemoOptions(Layout layout, boolean exit, String story, Map<String, String> hub, Map<String, String> telling) {

    static DemoOptions parse(Path checkout, List<String> arguments) {
        boolean exit = false;
        String story = "walk";
        int portBase = Layout.USUAL_PORT_BASE;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--exit" -> exit = true;
                case "--story" -> story = value(option, rest);
                case "--port-base" -> portBase = number(option, value(option, rest));
                default ->
                    throw new HarnessFailed(
                            "Unknown option " + option + " (expected: --exit, --story NAME, --port-base N)");
            }
        }
        return new DemoOptions(new Layout(checkout, portBase), exit, story, Map.of(), Map.of());
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
