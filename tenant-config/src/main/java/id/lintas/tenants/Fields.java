package id.lintas.tenants;

import id.lintas.tenants.Node.Mapping;
import id.lintas.tenants.Node.Scalar;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one map of a tenant's file. What cannot be read is added to the problems under its full path and the
 * reading goes on, so that one look at a file finds all that is wrong with it. For one thread.
 */
final class Fields {

    private final String path;
    private final Mapping mapping;
    private final Placeholders placeholders;
    private final FileProblems problems;
    private final Set<String> known = new HashSet<>();

    Fields(String path, Mapping mapping, Placeholders placeholders, FileProblems problems) {
        this.path = path;
        this.mapping = mapping;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    /** The keys in the order of the file. */
    List<String> keys() {
        return List.copyOf(mapping.entries().keySet());
    }

    void problem(String key, String message) {
        problems.add(at(key), message);
    }

    /** The value of a key that must be there and not blank; empty if it is not, which is then a problem. */
    String text(String key) {
        String value = value(key);
        if (value == null) {
            return "";
        }
        if (value.isBlank()) {
            problem(key, "is blank");
        }
        return value;
    }

    /** Like {@link #text}, but the value may be empty, as where it is not known. */
    String textOrEmpty(String key) {
        String value = value(key);
        return value == null ? "" : value;
    }

    /** The value of a key, which must have this shape. */
    String text(String key, String shape, String expected) {
        String value = value(key);
        if (value != null && !value.matches(shape)) {
            unexpected(key, value, expected);
        }
        return value == null ? "" : value;
    }

    @Nullable
    Integer number(String key, int least, int most) {
        String value = value(key);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            unexpected(key, value, least + " to " + most);
            return null;
        }
        return Integer.valueOf(value);
    }

    /** The number under a key that may be left out; null if it is out of range, which is then a problem. */
    @Nullable
    Long numberOr(String key, long otherwise, long least, long most) {
        String value = has(key) ? value(key) : Long.toString(otherwise);
        if (value == null) {
            return null;
        }
        if (!value.matches("[0-9]{1,15}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
            unexpected(key, value, least + " to " + most);
            return null;
        }
        return Long.valueOf(value);
    }

    /** Yes or no under a key that may be left out. */
    boolean flag(String key, boolean otherwise) {
        return has(key) ? text(key, "true|false", "true or false").equals("true") : otherwise;
    }

    /** A constant, written in any case. */
    <E extends Enum<E>> @Nullable E choice(String key, Class<E> type) {
        String value = value(key);
        if (value == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        String names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        unexpected(key, value, "one of " + names);
        return null;
    }

    /**
     * A reference to one of the owner's own secrets. The message for anything else does not repeat the value, since that
     * may be a secret that someone wrote here by mistake.
     */
    String secret(String key, String owner) {
        String value = value(key);
        if (value != null
                && !(value.startsWith(owner + "/") && value.matches("[a-z0-9-]+/[A-Za-z0-9_-][A-Za-z0-9._-]*"))) {
            problems.hide(value);
            problem(key, "is no reference to a secret of its own (expected: " + owner + "/ and a file's name)");
        }
        return value == null ? "" : value;
    }

    /** The map under a key that must be there and have an entry. */
    Fields map(String key) {
        if (!has(key)) {
            absent(key);
        }
        Fields map = mapOrEmpty(key);
        if (mapping.entries().get(key) instanceof Mapping && map.keys().isEmpty()) {
            problem(key, "is empty (expected: at least one entry)");
        }
        return map;
    }

    /** The map under a key, or an empty one. */
    Fields mapOrEmpty(String key) {
        known.add(key);
        Node node = mapping.entries().get(key);
        if (node instanceof Scalar) {
            problem(key, "is a single value (expected: a map)");
        }
        Mapping entries = node instanceof Mapping found ? found : new Mapping(Map.of());
        return new Fields(at(key), entries, placeholders, problems);
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    /** Says that all keys have been asked for: any other is a problem. */
    void noMore() {
        keys().stream().filter(key -> !known.contains(key)).forEach(key -> problem(key, "is not a known key"));
    }

    /** The record, or null if it refuses its values, which is then a problem of this map. */
    <T> @Nullable T bind(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (IllegalArgumentException e) {
            problems.add(path, "is refused: " + e.getMessage());
            return null;
        }
    }

    void unexpected(String key, String value, String expected) {
        problem(key, "is " + FileProblems.shown(value) + " (expected: " + expected + ")");
    }

    private @Nullable String value(String key) {
        known.add(key);
        Node node = mapping.entries().get(key);
        if (node == null) {
            absent(key);
            return null;
        }
        if (node instanceof Scalar scalar) {
            try {
                return placeholders.fill(scalar.text());
            } catch (IllegalArgumentException e) {
                problem(key, String.valueOf(e.getMessage()));
                return null;
            }
        }
        problem(key, "is a map (expected: a single value)");
        return null;
    }

    private void absent(String key) {
        if (!problems.has(at(key))) {
            problem(key, "is absent");
        }
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
