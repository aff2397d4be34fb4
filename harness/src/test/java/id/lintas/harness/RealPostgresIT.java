package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class RealPostgresIT {
    private final RealPostgres postgres = RealPostgres.forTests();

    @Test
    void isDurable() throws SQLException {
        TestDatabase database = postgres.freshDatabase("durable");

        assertThat(asOwner(database, "show fsync")).isEqualTo("on");
        assertThat(asOwner(database, "show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void twoCallsFindTheSameServer() {
        assertThat(RealPostgres.forTests().port()).isEqualTo(postgres.port());
    }

    @Test
    void refusesAWrongPassword() {
        TestDatabase database = postgres.freshDatabase("password");

        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.appUser(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void theAppRoleCannotBypassRowLevelSecurityEvenAsCentral() throws SQLException {
        TestDatabase database = postgres.freshDatabase("rls");
        try (Connection owner = DriverManager.getConnection(database.ownerUrl());
                Statement sql = owner.createStatement()) {
            sql.execute("create table thing (office text)");
            sql.execute("insert into thing values ('palembang'), ('pekanbaru')");
            sql.execute("alter table thing enable row level security");
            sql.execute("alter table thing force row level security");
            sql.execute(
                    "create policy own on thing to lintas_app using (office = current_setting('app.office', true))");
            sql.execute("create policy central on thing to lintas_central using (true)");
            sql.execute("grant usage on schema public to lintas_app, lintas_central");
            sql.execute("grant select on thing to lintas_app, lintas_central");
        }
        try (Connection app = DriverManager.getConnection(database.appUrl());
                Statement sql = app.createStatement()) {
            assertThat(one(sql, "select count(*) from thing")).isEqualTo("0");
            sql.execute("set app.office = 'palembang'");
            assertThat(one(sql, "select count(*) from thing")).isEqualTo("1");
            assertThat(one(sql, "select bool_or(rolsuper or rolbypassrls) from pg_roles where rolname like 'lintas%'"))
                    .isEqualTo("f");
            assertThat(one(sql, "select count(*) from pg_class where relowner = 'lintas_app'::regrole"))
                    .isEqualTo("0");
            assertThatThrownBy(() -> sql.execute("set role lintas_owner")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> sql.execute("alter table thing no force row level security"))
                    .isInstanceOf(SQLException.class);
            sql.execute("set role lintas_central");
            assertThat(one(sql, "select count(*) from thing")).isEqualTo("2");
        }
    }

    private static String asOwner(TestDatabase database, String query) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.ownerUrl());
                Statement sql = owner.createStatement()) {
            return one(sql, query);
        }
    }

    private static String one(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
