package id.lintas.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A statement that can be about many rows at once, so that what several wait for is said in one: a head, the rows, a tail that names them,
 * as in {@code as n(number, office)}. Many rows are one array for each of their columns, so the text is the same for any number of them and the
 * database prepares it once. A few are said plainly: for few in an array it would make a plan each time, as one for many looks dear. Of a
 * question the first column is a number, which is filled in, and the first column of the answer must be that number again; a mapper
 * reads its columns by name.
 */
public final class Rows {

    private static final Pattern WRITTEN = Pattern.compile("\\b(?:insert into|^update) (\\w+)");

    /** So many rows are said plainly at most. */
    static final int FEW = 4;

    private final String head;
    private final List<String> types;
    private final boolean whenever;
    private final List<String> few;
    private final String many;
    private final Set<String> tables;

    private Rows(String head, List<String> types, String tail, boolean whenever) {
        this.head = head;
        this.types = types;
        this.whenever = whenever;
        this.few = IntStream.rangeClosed(1, FEW)
                .mapToObj(count -> head + "(values " + values(types, count) + ")" + tail)
                .toList();
        this.many = head + "unnest(" + each(types, Rows::array) + ")" + tail;
        this.tables =
                WRITTEN.matcher(many).results().map(found -> found.group(1)).collect(Collectors.toUnmodifiableSet());
    }

    private Rows(String sql) {
        this.head = sql;
        this.types = List.of();
        this.whenever = false;
        this.few = List.of(sql);
        this.many = sql;
        this.tables = Set.of();
    }

    /**
     * A statement that keeps its place. If it writes, it looks at no table but its own: at the end of a transaction it is one statement with the
     * other writes, which do not see each other's rows.
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
        return new Rows(sql);
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

    /** The tables whose rows it adds or changes. */
    Set<String> tables() {
        return tables;
    }

    /** The text for so many rows. */
    String text(int count) {
        return count <= FEW ? few.get(count - 1) : many;
    }

    private static String values(List<String> types, int count) {
        return String.join(", ", Collections.nCopies(count, "(" + each(types, Rows::value) + ")"));
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
