package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Keeps the PostgreSQL of one Maven run in a process of its own. */
final class PostgresKeeper {
    private PostgresKeeper() {}

    /**
     * Keeps one PostgreSQL for a Maven run.
     *
     * @param arguments see {@link Keeper}
     */
    public static void main(String... arguments) throws IOException, SQLException {
        Keeper keeper = new Keeper("postgres", arguments);
        keeper.record();
        Path data = keeper.runDirectory().resolve("postgres");
        Secrets secrets = Secrets.ensure(keeper.runDirectory().resolve("secrets"));
        String superuser = secrets.text("own/postgres-superuser-password");
        String owner = secrets.text("hub/database-owner-password");
        String app = secrets.text("hub/database-app-password");
        Properties values = new Properties();
        values.setProperty("superuser", superuser);
        values.setProperty("owner", owner);
        values.setProperty("app", app);
        String cookie = Keeper.cookie();
        values.setProperty("cookie", cookie);
        int port = Ports.free();
        values.setProperty("port", Integer.toString(port));
        // never reused: a directory without a verified state is that of a server that went wrong
        PostgresServer.stopOrphan(data);
        Directories.delete(data);
        PostgresServer server = PostgresServer.start(
                data, port, superuser, keeper.runDirectory().resolve("postgres-server.log"));
        try (Connection connection = server.superuser("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute("create table lintas_run (cookie text primary key)");
            sql.execute("insert into lintas_run values (" + DatabaseRoles.literal(cookie) + ")");
        }
        server.database("lintas", owner, app);
        keeper.keep(values, () -> {
            server.close();
            try {
                Directories.delete(data);
            } catch (IOException e) {
                System.err.println("data directory not deleted: " + e.getMessage());
            }
        });
    }

    static boolean verified(int port, String superuserPassword, String cookie) {
        try (Connection connection = new DatabaseRoles(port, superuserPassword).connect("postgres");
                PreparedStatement sql = connection.prepareStatement("select 1 from lintas_run where cookie = ?")) {
            sql.setString(1, cookie);
            try (ResultSet found = sql.executeQuery()) {
                return found.next();
            }
        } catch (SQLException e) {
            return false;
        }
    }
}
