package id.lintas.harness.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Brings the installation to rest between two measurements, so that none pays for the one before. */
final class Rest {

    static final String OPEN = "select (select count(*) from delivery_state where status = 'DUE')"
            + " + (select count(*) from delivery_state where status in ('LEASED', 'SENT'))";

    private Rest() {}

    /** Waits until it is so; fails when the time is over. */
    static void until(Stage stage, String what, Duration patience, BooleanSupplier so) {
        long end = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("not within " + patience.toSeconds() + " s: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(250);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchFailed("interrupted while waiting: " + what, e);
            }
        }
    }

    /** Waits until every entry of the audit trail is chained. */
    static void untilChained(Stage stage) {
        until(
                stage,
                "the audit trail is chained",
                Duration.ofMinutes(5),
                () -> number(stage, "select count(*) from audit_pending") == 0);
    }

    /** Deliveries that are not at their end. */
    static long open(Stage stage) {
        return number(stage, OPEN);
    }

    /** What a phase left due is none of the next one's business: its rows were counted, and are marked as delivered. */
    static void sweep(Stage stage) {
        execute(
                stage,
                "update delivery_state set status = 'DELIVERED', delivered_at = now(), last_detail = 'swept' where status = 'DUE'");
    }

    static long number(Stage stage, String query) {
        try (Connection connection = stage.superuser();
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new BenchFailed(query + ": " + e.getMessage(), e);
        }
    }

    static void execute(Stage stage, String statement) {
        try (Connection connection = stage.superuser();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new BenchFailed(statement + ": " + e.getMessage(), e);
        }
    }
}
