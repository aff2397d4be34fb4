package id.lintas.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A statement that can be about many rows at once, so that what several wait for is said in one: a head, the rows, a tail that names them,
 * as in {@code as n(number, office)}. Many rows are one array for each of their columns, so the text is the same for any number of them and the
 * database prepares it once; a single row is said plainly, as no plan is better for one in an array. Of a question the first column is a number,
 * which is filled in, and the first column of the answer must be that number again; a mapper reads its columns by name.
 */
public final class Rows {

    private final String head;
    private final List<String> types;
    private final boolean whenever;
    private final String one;
    private final String many;

    private Rows(String head, List<String> types, String tail, boolean whenever) {
        this.head = head;
        this.types = types;
        this.whenever = whenever;
        this.one = types.isEmpty() ? head : head + "(values (" + each(types, Rows::value) + "))" + tail;
        this.many = types.isEmpty() ? head : head + "unnest(" + each(types, Rows::array) + ")" + tail;
    }

    /**
     * A statement that keeps its place.
     *
     * @param types the columns' types: text, uuid, int, bigint, boolean, timestamptz, bytea or jsonb
     */
    public static Rows of(String head, String types, String tail) {
        return new Rows(head, split(types), tail, false);
    }

    /** A statement about rows that nothing in the transaction looks at. */
    public static Rows whenever(String head, String types, String tail) {
        return new Rows(head, split(types), tail, true);
    }

    /**
     * Rows that are added, and that nothing in the transaction looks at.
     *
     * @param columns each with its type, as in {@code office text}
     */
    public static Rows added(String table, String... columns) {
        List<String> names = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (String column : columns) {
            String[] parts = column.split(" ", 2);
            names.add(parts[0]);
            types.add(parts[1]);
        }
        return new Rows(
                "insert into " + table + " (" + String.join(", ", names) + ") select * from ",
                List.copyOf(types),
                " as added",
                true);
    }

    /** A statement by itself, with {@code ?} for its values. */
    static Rows alone(String sql) {
        return new Rows(sql, List.of(), "", false);
    }

    private static List<String> split(String types) {
        return List.of(types.split(", ", -1));
    }

    /** How it begins, to name it by. */
    String head() {
        return head;
    }

    List<String> types() {
        return types;
    }

    /** Whether it may be sent after everything else that waits. */
    boolean whenever() {
        return whenever;
    }

    /** The text for one row, or for more. */
    String text(boolean single) {
        return single ? one : many;
    }

    private static String each(List<String> types, UnaryOperator<String> parameter) {
        return String.join(", ", types.stream().map(parameter).toList());
    }

    private static String value(String type) {
        return type.equals("jsonb") ? "?::text::jsonb" : "?::" + type;
    }

    /** What no array of the driver is made of goes as text. */
    private static String array(String type) {
        return type.equals("jsonb") ? "?::text[]::jsonb[]" : "?::" + type + "[]";
    }
}
