package id.lintas.tenants;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code ${name}} and {@code ${name:default}} from the application's properties. What is filled in is not looked
 * at again.
 */
record Placeholders(Function<String, @Nullable String> properties) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?<name>[^{}:]*)(?<rest>:[^{}]*)?}?");

    /**
     * The text with its placeholders filled.
     *
     * @throws IllegalArgumentException if one has neither a value nor a default, or does not end; the message names it
     */
    String fill(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group("name");
            if (!matcher.group().endsWith("}") || name.isBlank()) {
                throw new IllegalArgumentException("has a placeholder that does not end or has no name");
            }
            String value = properties.apply(name);
            String rest = matcher.group("rest");
            if (value == null && rest == null) {
                throw new IllegalArgumentException(
                        "needs the property " + FileProblems.shown(name) + ", which is not set");
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value != null ? value : rest.substring(1)));
        }
        return matcher.appendTail(filled).toString();
    }
}
