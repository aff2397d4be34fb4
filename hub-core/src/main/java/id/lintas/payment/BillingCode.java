package id.lintas.payment;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number under which a state bill is paid: 15 digits, first digit 7 to 9 for non-tax revenue (SIMPONI). No check
 * digit is documented, so none is checked.
 *
 * @param value 15 digits
 */
public record BillingCode(String value) {

    private static final Pattern SHAPE = Pattern.compile("[7-9][0-9]{14}");

    /** @throws IllegalArgumentException if the value has another shape */
    public BillingCode {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("billing code: (expected: " + SHAPE.pattern() + ")");
        }
    }

    /** The billing code in a text from outside, or empty if the text has another shape. */
    public static Optional<BillingCode> parse(String text) {
        String trimmed = text.trim();
        return SHAPE.matcher(trimmed).matches() ? Optional.of(new BillingCode(trimmed)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
