package id.lintas.sql;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arrays for the columns of many rows. */
final class Columns {

    private Columns() {}

    /** 0, 1, 2 and so on. */
    static Array numbers(Connection connection, int count) throws SQLException {
        Integer[] numbers = new Integer[count];
        Arrays.setAll(numbers, i -> i);
        return connection.createArrayOf("int4", numbers);
    }

    /** The values that the rows have at this place, as an array of the type, which is one of {@link Rows}. */
    static Array array(Connection connection, String type, List<Statement<?>> rows, int at) throws SQLException {
        if (type.equals("bytea")) {
            byte[][] bytes = new byte[rows.size()][];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte[]) rows.get(i).values()[at];
            }
            return connection.createArrayOf(type, bytes);
        }
        String[] texts = new String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text(rows.get(i).values()[at]);
        }
        return connection.createArrayOf(named(type), texts);
    }

    private static @Nullable String text(@Nullable Object value) {
        // As a moment, as the text of a time stamp is a local time.
        return value == null
                ? null
                : value instanceof Timestamp time ? time.toInstant().toString() : value.toString();
    }

    private static String named(String type) {
        return switch (type) {
            case "int" -> "int4";
            case "bigint" -> "int8";
            case "boolean" -> "bool";
            case "jsonb" -> "text";
            default -> type;
        };
    }
}
