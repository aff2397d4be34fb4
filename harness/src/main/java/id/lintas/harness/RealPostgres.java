package id.lintas.harness;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;

/**
 * A real PostgreSQL with fsync and synchronous commit on, listening on loopback and checking passwords.
 *
 * <p>Safe for use by several threads.
 */
public final class RealPostgres {
    private final int port;
    private final DatabaseRoles roles;
    private final String ownerPassword;
    private final String appPassword;

    RealPostgres(int port, String superuserPassword, String ownerPassword, String appPassword) {
        this.port = port;
        this.roles = new DatabaseRoles(port, superuserPassword);
        this.ownerPassword = ownerPassword;
        this.appPassword = appPassword;
    }

    /**
     * The server of this Maven run, started by whoever asks first and stopped when Maven ends. Outside Maven it lives
     * as long as this JVM.
     *
     * @throws HarnessFailed when it cannot be started within a minute
     */
    public static RealPostgres forTests() {
        SharedServer.State state = SharedServer.of("postgres", PostgresKeeper.class)
                .find(found -> PostgresKeeper.verified(found.number("port"), found.text("superuser"), found.cookie()));
        return new RealPostgres(state.number("port"), state.text("superuser"), state.text("owner"), state.text("app"));
    }

    /**
     * Starts a server of its own on a data directory that survives it. A server that a killed run left behind on the
     * same directory is stopped first, never adopted.
     *
     * @throws HarnessFailed when it cannot be started
     */
    public static PostgresServer start(Path dataDirectory, int port, String superuserPassword, Path log) {
        return PostgresServer.start(dataDirectory, port, superuserPassword, log);
    }

    /** A new, empty database whose name begins with the prefix. */
    public TestDatabase freshDatabase(String prefix) {
        String name = prefix.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_") + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        try {
            roles.database(name);
        } catch (SQLException e) {
            throw new HarnessFailed("No database " + name + " on port " + port + ": " + e.getMessage(), e);
        }
        return new TestDatabase(
                name,
                DatabaseRoles.url(port, name),
                DatabaseRoles.OWNER,
                ownerPassword,
                DatabaseRoles.APP,
                appPassword);
    }

    /** A connection of the superuser, for faults such as ended sessions; the caller closes it. */
    public Connection superuser(String database) throws SQLException {
        return roles.connect(database);
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }
}
