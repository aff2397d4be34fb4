package id.lintas.keys;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column that holds sealed values, so that a rotation finds them. The names are constants of the code, never input.
 *
 * @param table the table
 * @param office its column with the office whose key seals
 * @param row its column with the row's id, which the binding names
 * @param rowType the SQL type of that column, such as {@code uuid}
 * @param column the sealed column
 * @param index the blind index made of its value, if there is one
 */
public record SealedColumn(
        String table,
        String office,
        String row,
        String rowType,
        String column,
        @Nullable Index index) {

    /** A column without an index, in a table whose rows have an office and an id. */
    public static SealedColumn of(String table, String rowType, String row, String column) {
        return new SealedColumn(table, "office", row, rowType, column, null);
    }

    /** The binding of the value in this row. */
    Binding binding(String id) {
        return new Binding(table + "." + column, id);
    }

    /**
     * A blind index that is made of the sealed value.
     *
     * @param column the index's column
     * @param purpose as for {@link OfficeKeys#blindIndex}
     * @param value what is indexed of the opened value
     */
    public record Index(String column, String purpose, Function<byte[], String> value) {}
}
