package id.lintas.ledger;

import id.lintas.harness.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A PostgreSQL in Docker with the hub's three roles; ends with the run. */
final class DockerPostgres {

    private static final String PASSWORD = "test";

    private DockerPostgres() {}

    static TestDatabase freshDatabase() {
        PostgreSQLContainer server = new PostgreSQLContainer("postgres:18-alpine");
        server.start();
        try (Connection superuser = server.createConnection("");
                Statement statement = superuser.createStatement()) {
            for (String sql : List.of(
                    "create role lintas_owner login password '" + PASSWORD + "'",
                    "create role lintas_app login password '" + PASSWORD + "' nosuperuser nobypassrls noinherit",
                    "create role lintas_central nologin nobypassrls",
                    "grant lintas_central to lintas_app with inherit false, set true",
                    "create role lintas_group nologin nobypassrls",
                    "grant lintas_group to lintas_app with inherit false, set true",
                    "create database ledger owner lintas_owner")) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the roles cannot be made", e);
        }
        String url = "jdbc:postgresql://" + server.getHost() + ":" + server.getMappedPort(5432) + "/ledger";
        return new TestDatabase("ledger", url, "lintas_owner", PASSWORD, "lintas_app", PASSWORD);
    }
}
