package id.lintas.simulators.load;

import id.lintas.simulators.bank.BenchBill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * Connections of the baseline. It is the database's superuser, so that no row security and no scope cost it anything, and it
 * knows every case beforehand, so that it reads nothing.
 */
final class RawPayers {

    private final String database;
    private final String password;
    private final Map<Long, Case> cases = new HashMap<>();

    /** What the baseline has to know of a bill to pay it. */
    record Case(String office, UUID application, String booking) {}

    RawPayers(String database, Path passwordFile, Order order) {
        this.database = database;
        try {
            this.password = Files.readString(passwordFile).strip();
            read(order.number("from"), order.number("to"));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("the baseline cannot read its cases", e);
        }
    }

    private void read(long from, long to) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement sql = connection.prepareStatement("""
                        select b.billing_code, b.office, b.application, a.booking_code
                        from billing_code_office b0 join bill b on b.office = b0.office and b.billing_code = b0.billing_code
                          join application a on a.office = b.office and a.id = b.application
                        where b0.billing_code >= ? and b0.billing_code < ?
                        """)) {
            sql.setString(1, new BenchBill(from, 0).code());
            sql.setString(2, new BenchBill(to, 0).code());
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                    cases.put(
                            Long.parseLong(rows.getString(1)) - 800_000_000_000_000L,
                            new Case(rows.getString(2), rows.getObject(3, UUID.class), rows.getString(4)));
                }
            }
        }
    }

    Payer open() throws SQLException {
        return new RawPayer(connect(), cases);
    }

    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", "postgres");
        login.setProperty("password", password);
        // every statement is prepared at the server from its first use on
        login.setProperty("prepareThreshold", "1");
        return DriverManager.getConnection(database, login);
    }
}
