package id.lintas.passport;

import java.util.regex.Pattern;

/**
 * A national identity number: 16 digits, region (6), birth date DDMMYY with the day plus 40 for women, serial from 0001.
 * The date need not equal the birth date, which may have been corrected later, so only its form is checked here.
 *
 * @param value 16 digits
 */
public record Nik(String value) {

    private static final Pattern SHAPE =
            Pattern.compile("[0-9]{6}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{2}[0-9]{4}");

    /** @throws IllegalArgumentException if the value has another shape; the message never holds the number */
    public Nik {
        if (!SHAPE.matcher(value).matches() || value.endsWith("0000")) {
            throw new IllegalArgumentException("NIK (expected: 16 digits with a date part and a serial from 0001)");
        }
    }

    /** The number with all but its last four digits hidden, for screens. */
    public String masked() {
        return "••••" + value.substring(12);
    }

    @Override
    public String toString() {
        return masked();
    }
}
