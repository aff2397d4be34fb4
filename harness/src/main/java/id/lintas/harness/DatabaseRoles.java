package id.lintas.harness;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of Lintas in one PostgreSQL, and databases made for them. */
final class DatabaseRoles {
    static final String OWNER = "lintas_owner";
    static final String APP = "lintas_app";
    static final String CENTRAL = "lintas_central";
    static final String GROUP = "lintas_group";

    private final int port;
    private final String superuserPassword;

    DatabaseRoles(int port, String superuserPassword) {
        this.port = port;
        this.superuserPassword = superuserPassword;
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection of the superuser. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(port, database), "postgres", superuserPassword);
    }

    /** Makes the roles, or gives those that exist these passwords and exactly these rights. */
    void ensure(String ownerPassword, String appPassword) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement sql = connection.createStatement()) {
            for (String role : new String[] {OWNER, APP, CENTRAL, GROUP}) {
                sql.execute("do $$ begin create role " + role + "; exception when duplicate_object then null; end $$");
            }
            String bounded = " nosuperuser nobypassrls nocreatedb nocreaterole noreplication ";
            sql.execute("alter role " + OWNER + bounded + "login inherit password " + literal(ownerPassword));
            sql.execute("alter role " + APP + bounded + "login noinherit password " + literal(appPassword));
            for (String role : new String[] {CENTRAL, GROUP}) {
                sql.execute("alter role " + role + bounded + "nologin");
                sql.execute("grant " + role + " to " + APP + " with inherit false, set true");
            }
        }
    }

    /** Makes the database unless it exists; its owner is {@link #OWNER} and {@link #APP} may connect. */
    void database(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement sql = connection.createStatement()) {
            try (ResultSet found = sql.executeQuery("select 1 from pg_database where datname = " + literal(name))) {
                if (found.next()) {
                    return;
                }
            }
            sql.execute("create database \"" + name + "\" owner " + OWNER + " template template0 encoding 'UTF8'");
            sql.execute("revoke all on database \"" + name + "\" from public");
            sql.execute("grant connect on database \"" + name + "\" to " + APP);
        }
    }

    static String literal(String text) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text) || text.indexOf('\\') >= 0) {
            throw new IllegalArgumentException("not a plain ASCII text");
        }
        return "'" + text.replace("'", "''") + "'";
    }
}
