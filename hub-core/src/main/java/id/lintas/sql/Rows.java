package id.lintas.sql;

import java.util.Collections;

/**
 * A statement that can be about many rows at once, so that what several wait for is said in one: a head, as many rows of values as
 * there are, a tail. A row is a list in brackets with {@code ?} for its values. Of a question the first value of a row is its number,
 * which is filled in, and the first column of the answer must be that number again; a mapper reads its columns by name.
 *
 * @param whenever whether it may be sent after everything else that waits: for rows that nothing in the transaction looks at
 */
public record Rows(String head, String row, String tail, boolean whenever) {

    /** A statement that keeps its place. */
    public static Rows of(String head, String row, String tail) {
        return new Rows(head, row, tail, false);
    }

    /** Rows that are added, and that nothing in the transaction looks at. */
    public static Rows added(String table, String... columns) {
        return new Rows(
                "insert into " + table + " (" + String.join(", ", columns) + ") values ",
                "(" + String.join(", ", Collections.nCopies(columns.length, "?")) + ")",
                "",
                true);
    }

    String text(int count) {
        StringBuilder text = new StringBuilder(head.length() + tail.length() + count * (row.length() + 2)).append(head);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ", ").append(row);
        }
        return text.append(tail).toString();
    }
}
