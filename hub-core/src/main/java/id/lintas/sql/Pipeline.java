package id.lintas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.stereotype.Component;

/**
 * Lets statements of the running transaction wait for each other and sends them in one round trip, in their order: when somebody looks
 * at an answer, when any other statement follows, and at the latest with the commit. What they mean does not change by it, but an
 * error of one that waited appears where it is sent. Without a transaction, and on a connection
 * that is not of a {@link PipelinedDataSource}, each is sent at once.
 *
 * <p>A statement is one statement with {@code ?} for its values. Safe for many threads; what waits belongs to the thread's transaction.
 */
@Component
public class Pipeline {

    private static final Rows LOCK = Rows.of(
            "select n.number, pg_advisory_xact_lock(hashtextextended(n.name, 0)) from ",
            "int, text",
            " as n(number, name)");

    private final DataSource source;
    private final SQLExceptionTranslator errors = new SQLExceptionSubclassTranslator();

    public Pipeline(DataSource source) {
        this.source = source;
    }

    /** Runs a statement whose answer nobody looks at. */
    public void write(String sql, @Nullable Object... values) {
        add(Statement.of(sql, values, null));
    }

    /** Writes a row; with rows of the same statement that wait, it goes as one. */
    public void write(Rows rows, @Nullable Object... values) {
        add(Statement.of(rows, values, null));
    }

    /**
     * Says that what the transaction lets wait from here on has nothing to do with what waits already, and may go before it: work on
     * one thing after the other is then sent as if it had been done side by side.
     */
    public void strand() {
        with("strand", Waiting::strand);
    }

    /** A setting until the end of the transaction. */
    public void local(String setting, String value) {
        with(setting, waiting -> waiting.local(setting, value));
    }

    /**
     * Says that the transaction works on what has this name until it ends. It keeps nobody out who has a transaction of its own; transactions that
     * are written as one ({@link GroupWriter}) see each other's changes and locks as their own, and so no two of them may have claimed the same.
     */
    public void claim(String name) {
        with(name, waiting -> waiting.claim(name));
    }

    /** Claims the name and waits until nobody else holds it; held until the end of the transaction. */
    public void lock(String name) {
        claim(name);
        ask(LOCK, (row, n) -> true, name);
    }

    /** Asks for rows. */
    public <T> Later<List<T>> ask(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        return ask(Statement.of(sql, values, mapper));
    }

    /** Asks for rows; with other questions by the same statement that wait, it goes as one. */
    public <T> Later<List<T>> ask(Rows question, RowMapper<T> mapper, @Nullable Object... values) {
        return ask(Statement.of(question, values, mapper));
    }

    private <T> Later<List<T>> ask(Statement<T> statement) {
        String sql = statement.text().head();
        Waiting where = add(statement);
        return () -> {
            // Once its transaction is over, the connection is somebody else's.
            if (statement.waits()) {
                send(where, sql);
            }
            List<T> rows = statement.rows();
            if (rows == null) {
                throw new IllegalStateException("answer: none (expected: one before its transaction ended): " + sql);
            }
            return rows;
        };
    }

    private Waiting add(Statement<?> statement) {
        return with(statement.text().head(), waiting -> waiting.add(statement));
    }

    private Waiting with(String what, Consumer<Waiting> does) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            boolean pipelined = DataSourceUtils.isConnectionTransactional(connection, source)
                    && connection.isWrapperFor(Waiting.class);
            Waiting waiting = pipelined ? connection.unwrap(Waiting.class) : new Alone(connection);
            does.accept(waiting);
            if (!pipelined) {
                waiting.send();
            }
            return waiting;
        } catch (SQLException e) {
            throw failed(what, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private void send(Waiting waiting, String sql) {
        try {
            waiting.send();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    private RuntimeException failed(String sql, SQLException e) {
        RuntimeException translated = errors.translate("statements sent together", sql, e);
        return translated == null
                ? new org.springframework.jdbc.UncategorizedSQLException("pipeline", sql, e)
                : translated;
    }
}
