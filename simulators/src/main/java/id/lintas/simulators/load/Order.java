package id.lintas.simulators.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A line with a word and {@code name=value} after it, as the load is told what to do.
 *
 * @param word what to do
 * @param values how
 */
record Order(String word, Map<String, String> values) {

    static Order parse(String line) {
        String[] parts = line.strip().split(" +");
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("order: " + parts[i] + " (expected: name=value)");
            }
            values.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new Order(parts[0], Map.copyOf(values));
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("order " + word + ": no " + name);
        }
        return value;
    }

    long number(String name) {
        return Long.parseLong(text(name));
    }

    double real(String name) {
        return Double.parseDouble(text(name));
    }
}
