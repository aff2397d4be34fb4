package id.lintas.app.story;

import id.lintas.harness.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * The database of a {@link RotatingHub}, as its administrator and as its operator see it.
 *
 * @param url its JDBC address
 */
record RotatingDatabase(PostgresServer server, String url) {

    /** Gives the role that serves another password; the moment from which it counts. */
    Instant password(String password) throws SQLException {
        try (Connection superuser = server.superuser("lintas");
                Statement sql = superuser.createStatement()) {
            sql.execute("alter role lintas_app password '" + password + "'");
        }
        return Instant.now();
    }

    int connectionsOlderThan(Instant moment) throws SQLException {
        try (Connection superuser = server.superuser("lintas");
                PreparedStatement sql = superuser.prepareStatement(
                        "select count(*) from pg_stat_activity where usename = 'lintas_app' and backend_start < ?")) {
            sql.setTimestamp(1, Timestamp.from(moment));
            try (ResultSet rows = sql.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    void endConnections() throws SQLException {
        try (Connection superuser = server.superuser("lintas");
                PreparedStatement sql = superuser.prepareStatement(
                        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lintas_app'")) {
            sql.execute();
        }
    }

    /** The names of the keys that wrap keysets now, asked for as docs/operations.md says. */
    Set<String> keysOfKeys(String password) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Connection operator = DriverManager.getConnection(url, "lintas_app", password);
                Statement sql = operator.createStatement()) {
            sql.execute("set role lintas_central");
            try (ResultSet rows = sql.executeQuery("select kek, count(*) from office_keyset group by kek")) {
                while (rows.next()) {
                    names.add(rows.getString("kek"));
                }
            }
        }
        return names;
    }
}
