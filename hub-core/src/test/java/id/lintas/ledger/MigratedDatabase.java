package id.lintas.ledger;

import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A database of its own, with all migrations if nothing else is asked for. Superusers come from the harness, so not on Docker. */
final class MigratedDatabase {

    private final TestDatabase database;

    MigratedDatabase(String prefix) {
        this(prefix, "latest");
    }

    /** One as it was in that version. */
    MigratedDatabase(String prefix, String version) {
        database = RealPostgres.forTests().freshDatabase(prefix);
        migrate(version);
    }

    void migrate(String version) {
        Flyway.configure()
                .dataSource(database.ownerUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    String name() {
        return database.name();
    }

    TestDatabase database() {
        return database;
    }

    /** Sees and changes everything. */
    Connection superuser() throws SQLException {
        return RealPostgres.forTests().superuser(database.name());
    }

    /** What the hub runs as. */
    Connection application() throws SQLException {
        return DriverManager.getConnection(database.appUrl());
    }
}
