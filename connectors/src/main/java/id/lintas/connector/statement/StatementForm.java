package id.lintas.connector.statement;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The forms in which statements come; the partner's setting {@code statements} names one. */
enum StatementForm {
    /** ISO 20022, a statement of account. */
    CAMT_053("camt.053"),
    /** ISO 20022, a notification of bookings. */
    CAMT_054("camt.054"),
    /** Comma-separated rows. */
    CSV("csv"),
    /** Lines of exactly 100 characters. */
    FIXED_WIDTH("fixed-width");

    private final String setting;

    StatementForm(String setting) {
        this.setting = setting;
    }

    /** @throws IllegalArgumentException naming the setting, if it is none of these */
    static StatementForm of(String setting) {
        return Arrays.stream(values())
                .filter(form -> form.setting.equals(setting))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("settings.statements: " + setting
                        + " (expected: one of "
                        + Arrays.stream(values()).map(form -> form.setting).collect(Collectors.joining(", ")) + ")"));
    }
}
