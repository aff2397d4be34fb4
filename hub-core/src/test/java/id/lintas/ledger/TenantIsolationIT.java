package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.harness.TestDatabase;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The database refuses too: what holds even if the application's own checks were wrong. B35RowLevelSecurityIT asks the
 * catalogue about every table.
 */
@ExtendWith(NeedsDatabase.class)
class TenantIsolationIT {

    private static final List<String> OFFICE_TABLES = List.of(
            "booking_session",
            "booking",
            "application",
            "bill",
            "payment",
            "biometric",
            "adjudication",
            "delivery",
            "delivery_state",
            "delivery_attempt",
            "audit_entry",
            "audit_pending",
            "audit_run",
            "audit_batch",
            "audit_check");

    private final Ledger ledger = Ledger.get();
    private final OfficeId a = ledger.newOffice();
    private final OfficeId b = ledger.newOffice();

    @Test
    void withoutAnOfficeEveryOfficeTableIsEmptyForTheApplication() throws SQLException {
        ledger.captured(a);
        try (Connection app = asApplication()) {
            for (String table : OFFICE_TABLES) {
                assertThat(count(app, "select count(*) from " + table))
                        .as(table)
                        .isZero();
            }
        }
    }

    @Test
    void rawSqlOfOneOfficeSeesNothingOfAnother() throws SQLException {
        ledger.captured(a);
        try (Connection app = asApplication()) {
            app.setAutoCommit(false);
            bind(app, b);
            for (String table : OFFICE_TABLES) {
                assertThat(count(app, "select count(*) from " + table + " where office = '" + a + "'"))
                        .as(table)
                        .isZero();
            }
            app.rollback();
            bind(app, a);
            assertThat(count(app, "select count(*) from application where office = '" + a + "'"))
                    .as("control: the office itself sees its row, so the checks above can fail")
                    .isEqualTo(1);
        }
    }

    @Test
    void anOfficeCannotWriteIntoAnother() throws SQLException {
        try (Connection app = asApplication()) {
            app.setAutoCommit(false);
            bind(app, b);
            assertThatThrownBy(() -> execute(
                            app,
                            "insert into booking (office, code, day, start, lane, phone, created_at) values ('" + a
                                    + "', 'X', now(), '08:00', 'REGULAR', '1', now())"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void theScopeEndsWithTheTransactionOnAPooledConnection() throws SQLException {
        ledger.captured(a);
        try (Connection app = asApplication()) {
            app.setAutoCommit(false);
            bind(app, a);
            app.commit();
            assertThat(count(app, "select count(*) from application")).isZero();
        }
    }

    @Test
    void aTransactionServesOneOfficeOnly() {
        OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
        assertThatThrownBy(() -> transactions.in(a, () -> transactions.in(b, () -> "never")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already bound");
    }

    @Test
    void acrossOfficesReadsAllButWritesNoCase() {
        ledger.captured(a);
        ledger.captured(b);
        OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
        assertThat(transactions.acrossOffices(() -> ledger.sql()
                        .sql("select distinct office from application")
                        .query(String.class)
                        .list()))
                .contains(a.value(), b.value());
        assertThatThrownBy(() -> transactions.acrossOffices(() -> ledger.sql()
                        .sql("update application set stage = 'CLEARED'")
                        .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Connection asApplication() throws SQLException {
        TestDatabase database = ledger.database();
        return DriverManager.getConnection(database.appUrl());
    }

    private static void bind(Connection connection, OfficeId office) throws SQLException {
        execute(connection, "select set_config('lintas.office', '" + office + "', true)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        return Long.parseLong(texts(connection, sql).get(0));
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
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
