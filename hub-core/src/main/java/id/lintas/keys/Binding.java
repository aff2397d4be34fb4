package id.lintas.keys;

import id.lintas.office.OfficeId;
import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value belongs. It is authenticated with the value, so that a value that somebody copied to another
 * column, row or office does not open there.
 *
 * @param column table and column, such as {@code booking.phone}; for what is no column, another constant of that shape
 * @param row the row's id within its office
 */
public record Binding(String column, String row) {

    private static final String FORM = "lintas.seal.1";

    /** @throws IllegalArgumentException if a part is empty or holds the separator, a NUL */
    public Binding {
        if (column.isEmpty() || row.isEmpty() || column.indexOf('\0') >= 0 || row.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("binding: " + column + " (expected: a column and a row without NUL)");
        }
    }

    /** The associated data: every part ends where the separator stands, so no two bindings read alike. */
    byte[] bytes(OfficeId office) {
        return (FORM + '\0' + office + '\0' + column + '\0' + row).getBytes(StandardCharsets.UTF_8);
    }
}
