package id.lintas.app.tenants;

import id.lintas.tenants.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what is wrong with a file in the reader's language; what has no translation stays as the log has it. */
@Component
class ReasonWords {

    private static final Pattern EXPECTED =
            Pattern.compile("(is (?!no |refused).* \\(expected: )(.*)\\)", Pattern.DOTALL);
    private static final String PREFIX = "tenants.reason.";

    /** The first that fits counts. */
    private static final List<Map.Entry<Pattern, String>> FORMS = List.of(
            form("is absent", "absent"),
            form("is blank", "blank"),
            form("has no value", "blank"),
            form("is empty.*", "empty"),
            form("is not a known key", "unknown"),
            form("is there twice", "twice"),
            form("is no reference to a secret of its own \\(expected: (.*)/ and a file's name\\)", "secret"),
            form("is (\\S+), the code of (\\S+)", "code"),
            form("overlaps session (.*)", "overlaps"),
            form("needs the property (\\S+), which is not set", "property"),
            form("line (\\d+) is not YAML: (.*)", "yaml"),
            form("is refused: (.*)", "refused"),
            form("cannot be read", "unreadable"),
            form("is no folder that can be read", "unreadable"),
            form("has no file any more.*", "emptied"),
            form("is no tenant's file .*", "foreign"),
            form("is (.*) \\(expected: (.*)\\)", "expected"));

    /** What should have stood there, as far as the reader's language has words for it. */
    private static final List<Map.Entry<Pattern, String>> WANTED = List.of(
            form("three capital letters", "want.code"),
            form("a time such as (.*)", "want.time"),
            form("one of (.*)", "want.one"),
            form("(\\d+) to (\\d+)", "want.range"),
            form("true or false", "want.flag"),
            form("a map", "want.map"),
            form("a single value", "want.value"),
            form("an http or https URL", "want.url"));

    private final MessageSource words;

    ReasonWords(MessageSource words) {
        this.words = words;
    }

    /** The problem in words. */
    TenantRow.Reason of(Problem problem, Locale locale) {
        return new TenantRow.Reason(problem.path(), text(problem.message(), locale));
    }

    /** A reason as a version keeps it: the place, if there is one, and the message. */
    TenantRow.Reason of(String line, Locale locale) {
        Matcher place = Pattern.compile("([A-Za-z][A-Za-z0-9_.-]*) ((?:is|has|needs|overlaps) .*)")
                .matcher(line);
        boolean placed = place.matches() && !place.group(1).matches("is|has|needs|line|cannot");
        return new TenantRow.Reason(placed ? place.group(1) : "", text(placed ? place.group(2) : line, locale));
    }

    private String text(String message, Locale locale) {
        Matcher expected = EXPECTED.matcher(message);
        if (!expected.matches()) {
            return text(FORMS, message, locale);
        }
        return text(FORMS, expected.group(1) + text(WANTED, expected.group(2), locale) + ")", locale);
    }

    private String text(List<Map.Entry<Pattern, String>> forms, String message, Locale locale) {
        for (Map.Entry<Pattern, String> form : forms) {
            Matcher said = form.getKey().matcher(message);
            if (said.matches()) {
                List<String> parts = new ArrayList<>();
                for (int i = 1; i <= said.groupCount(); i++) {
                    parts.add(said.group(i));
                }
                return words.getMessage(PREFIX + form.getValue(), parts.toArray(), message, locale);
            }
        }
        return message;
    }

    private static Map.Entry<Pattern, String> form(String pattern, String key) {
        return Map.entry(Pattern.compile(pattern, Pattern.DOTALL), key);
    }
}
