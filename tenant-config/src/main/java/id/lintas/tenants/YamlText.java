package id.lintas.tenants;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;

/**
 * Reads the small part of YAML that a tenant's file may use: one document of maps and plain values. It works on the
 * parser's events and builds no object that the text names, so tags do nothing and aliases are refused where they stand
 * rather than expanded.
 */
final class YamlText {

    private static final int MAX_DEPTH = 8;
    private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final Iterator<Event> events;
    private final FileProblems problems;

    private YamlText(Iterator<Event> events, FileProblems problems) {
        this.events = events;
        this.problems = problems;
    }

    /** The document, or null if it has no map at all; every oddity is added to the problems. */
    static Node.@Nullable Mapping read(String text, FileProblems problems) {
        try {
            Iterator<Event> events =
                    new Yaml(new LoaderOptions()).parse(new StringReader(text)).iterator();
            return new YamlText(events, problems).document();
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            problems.add("", "line " + line + " is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add("", "is not YAML: " + FileProblems.shown(String.valueOf(e.getMessage())));
        }
        return null;
    }

    private Node.@Nullable Mapping document() {
        events.next();
        if (events.next().is(Event.ID.StreamEnd)) {
            problems.add("", "is empty");
            return null;
        }
        Node root = node(events.next(), "", 0);
        events.next();
        if (!events.next().is(Event.ID.StreamEnd)) {
            problems.add("", "has a second document (expected: one)");
        }
        if (root instanceof Node.Scalar) {
            problems.add("", "is a single value (expected: a map)");
        }
        return root instanceof Node.Mapping mapping ? mapping : null;
    }

    private @Nullable Node node(Event event, String path, int depth) {
        if (event instanceof AliasEvent) {
            problems.add(path, "is an alias (expected: the value itself)");
            return null;
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            problems.add(path, "has an anchor (expected: none)");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, path);
        }
        if (event instanceof MappingStartEvent start && depth < MAX_DEPTH) {
            refuseTag(start.getTag(), path);
            return mapping(path, depth);
        }
        problems.add(
                path, event instanceof SequenceStartEvent ? "is a list (expected: a map)" : "is nested too deeply");
        skip(event);
        return null;
    }

    private @Nullable Node scalar(ScalarEvent scalar, String path) {
        refuseTag(scalar.getTag(), path);
        if (scalar.isPlain() && NOTHING.contains(scalar.getValue())) {
            problems.add(path, "has no value");
            return null;
        }
        return new Node.Scalar(scalar.getValue());
    }

    private Node mapping(String path, int depth) {
        Map<String, Node> entries = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Event key = events.next(); !key.is(Event.ID.MappingEnd); key = events.next()) {
            String name = key instanceof ScalarEvent scalar ? scalar.getValue() : "";
            if (!KEY.matcher(name).matches() || ((ScalarEvent) key).getAnchor() != null) {
                problems.add(path, "has a key that is no name (expected: letters, digits and dashes)");
                skip(key);
                skip(events.next());
                continue;
            }
            String place = path.isEmpty() ? name : path + "." + name;
            if (!seen.add(name)) {
                problems.add(place, "is there twice");
            }
            Node value = node(events.next(), place, depth + 1);
            if (value != null) {
                entries.put(name, value);
            }
        }
        return new Node.Mapping(entries);
    }

    private void refuseTag(@Nullable String tag, String path) {
        if (tag != null) {
            problems.add(path, "has a tag (expected: none)");
        }
    }

    /** Passes over the node that begins with this event. */
    private void skip(Event first) {
        int open = 0;
        for (Event event = first; ; event = events.next()) {
            if (event.is(Event.ID.MappingStart) || event.is(Event.ID.SequenceStart)) {
                open++;
            } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
                open--;
            }
            if (open == 0) {
                return;
            }
        }
    }
}
