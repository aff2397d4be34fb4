package id.lintas.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes a row for any table of the catalogue: a value by type for each column, the office where it is asked for. */
final class AnyRow {

    private AnyRow() {}

    /** Puts a row of the office into each table, past foreign keys and checks; needs a superuser's connection. */
    static void into(Connection superuser, List<String> tables, String office) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : tables) {
                for (String check : texts(
                        superuser,
                        "select conname from pg_constraint where contype = 'c' and conrelid = '" + table
                                + "'::regclass")) {
                    statement.execute("alter table " + table + " drop constraint \"" + check + "\"");
                }
                statement.execute(insert(superuser, table, office));
            }
            statement.execute("set session_replication_role = origin");
        }
    }

    /** An insert of such a row. */
    static String insert(Connection connection, String table, String office) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery(
                        "select attname, format_type(atttypid, null) from pg_attribute where attrelid = '" + table
                                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''")) {
            while (columns.next()) {
                String name = columns.getString(1);
                names.add("\"" + name + "\"");
                values.add(name.equals("office") ? "'" + office + "'" : value(columns.getString(2)));
            }
        }
        return "insert into " + table + " (" + String.join(", ", names) + ") values (" + String.join(", ", values)
                + ")";
    }

    private static String value(String type) {
        return switch (type) {
            case "text", "character varying" -> "gen_random_uuid()::text";
            case "uuid" -> "gen_random_uuid()";
            case "timestamp with time zone" -> "now()";
            case "date" -> "current_date";
            case "time without time zone" -> "'08:00'";
            case "bytea" -> "'\\x00'";
            case "jsonb", "json" -> "'{}'";
            case "boolean" -> "true";
            case "integer", "bigint", "smallint", "numeric", "double precision" -> "0";
            case "interval" -> "'1 day'";
            case "text[]", "uuid[]", "bytea[]" -> "'{}'";
            default -> throw new IllegalStateException("type: " + type + " (expected: one that this class knows)");
        };
    }

    static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
