package id.lintas.partner;

import java.util.regex.Pattern;

/**
 * Names a bank or the post office.
 *
 * @param value lower-case letters, digits and dashes, starting with a letter, at most 32 characters
 */
public record PartnerId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    /** @throws IllegalArgumentException if the value has another shape */
    public PartnerId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("partner id: " + value + " (expected: " + SHAPE.pattern() + ")");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
