package id.lintas.app.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** The matrix file: one row for each endpoint, one column for each caller. */
record EndpointMatrix(List<Rule> rules) {

    private static final int ROLES_FROM = 4;

    static EndpointMatrix read() {
        try (InputStream in = EndpointMatrix.class.getResourceAsStream("/endpoint-matrix.csv")) {
            return parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException naming the line that is not a row */
    static EndpointMatrix parse(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line ->
                        Arrays.stream(line.split(",", -1)).map(String::strip).toList())
                .toList();
        List<String> header = new ArrayList<>(List.of("method", "pattern", "probe", "body"));
        header.addAll(Role.columns());
        if (!lines.get(0).equals(header)) {
            throw new IllegalArgumentException("header: " + lines.get(0) + " (expected: " + header + ")");
        }
        return new EndpointMatrix(
                lines.stream().skip(1).map(EndpointMatrix::rule).toList());
    }

    private static Rule rule(List<String> row) {
        if (row.size() != ROLES_FROM + Role.values().length) {
            throw new IllegalArgumentException("row: " + row + " (expected: a value in each column)");
        }
        Map<Role, Outcome> expected = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            expected.put(role, outcome(row.get(ROLES_FROM + role.ordinal()), row));
        }
        Rule rule = new Rule(
                row.get(0),
                row.get(1),
                row.get(2).isEmpty() ? row.get(1) : row.get(2),
                row.get(3).isEmpty() || row.get(3).equals("-")
                        ? Rule.Body.NONE
                        : Rule.Body.valueOf(row.get(3).toUpperCase(Locale.ROOT)),
                expected);
        String path = rule.probe().replaceAll("\\?.*", "").replaceAll("[{}]", "");
        if (rule.probed() && !new PathPatternParser().parse(rule.pattern()).matches(PathContainer.parsePath(path))) {
            throw new IllegalArgumentException(
                    "probe: " + rule.probe() + " (expected: a path of " + rule.pattern() + ")");
        }
        return rule;
    }

    private static Outcome outcome(String word, List<String> row) {
        return switch (word) {
            case "OK" -> Outcome.OK;
            case "ABSENT" -> Outcome.ABSENT;
            case "LOGIN" -> Outcome.LOGIN;
            case "401" -> Outcome.UNAUTHORIZED;
            case "403" -> Outcome.FORBIDDEN;
            case "404" -> Outcome.HIDDEN;
            default ->
                throw new IllegalArgumentException(
                        "outcome: " + word + " in " + row + " (expected: OK, ABSENT, LOGIN, 401, 403 or 404)");
        };
    }

    /** What is wrong: endpoints without a row, rows without an endpoint, rows that stand twice. Empty if nothing. */
    List<String> differences(Set<String> exposed) {
        Set<String> named = rules.stream().map(Rule::endpoint).collect(Collectors.toCollection(TreeSet::new));
        List<String> wrong = new ArrayList<>();
        exposed.stream()
                .filter(endpoint -> !named.contains(endpoint))
                .sorted()
                .forEach(endpoint -> wrong.add("an endpoint without a rule: " + endpoint));
        named.stream()
                .filter(endpoint -> !exposed.contains(endpoint))
                .forEach(endpoint -> wrong.add("a rule without an endpoint: " + endpoint));
        rules.stream()
                .collect(Collectors.groupingBy(Rule::endpoint, Collectors.counting()))
                .forEach((endpoint, count) -> {
                    if (count > 1) {
                        wrong.add("two rules for one endpoint: " + endpoint);
                    }
                });
        return wrong;
    }
}
