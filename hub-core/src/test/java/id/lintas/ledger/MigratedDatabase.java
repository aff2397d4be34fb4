package id.lintas.ledger;

import id.lintas.harness.RealPostgres;
import id.lintas.harness.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A database of its own with all migrations. Superusers come from the harness, so not on Docker. */
final class MigratedDatabase {

    private final TestDatabase database;

    MigratedDatabase(String prefix) {
        database = RealPostgres.forTests().freshDatabase(prefix);
        Flyway.configure()
                .dataSource(database.ownerUrl(), database.ownerUser(), database.ownerPassword())
                .locations("classpath:db/migration")
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
