package id.lintas.harness.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Asks while something is measured how much is left, over one connection: to log in takes more of the processors than to ask, and is
 * taken from what is measured. For one thread.
 */
final class Watch implements AutoCloseable {

    private final Connection connection;
    private final Statement sql;

    Watch(Stage stage) {
        try {
            connection = stage.superuser();
            sql = connection.createStatement();
        } catch (SQLException e) {
            throw new BenchFailed("the ledger cannot be watched: " + e.getMessage(), e);
        }
    }

    /** Deliveries that are not at their end. */
    long open() {
        return number(Rest.OPEN);
    }

    /** Whether there is one that is not at its end; costs far less than to count them. */
    boolean anyOpen() {
        return number("select (exists (select from delivery_state where status in ('LEASED', 'SENT'))"
                        + " or exists (select from delivery_state where status = 'DUE'))::int")
                > 0;
    }

    private long number(String query) {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailed(query + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new BenchFailed("the ledger was watched: " + e.getMessage(), e);
        }
    }
}
