package id.lintas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

    private final DataSource source;
    private final SQLExceptionTranslator errors = new SQLExceptionSubclassTranslator();

    public Pipeline(DataSource source) {
        this.source = source;
    }

    /** Runs a statement whose answer nobody looks at. */
    public void write(String sql, @Nullable Object... values) {
        add(new Statement<Void>(sql, values, null));
    }

    /** Asks for rows. */
    public <T> Later<List<T>> ask(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        Statement<T> statement = new Statement<>(sql, values, mapper);
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
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            boolean pipelined = DataSourceUtils.isConnectionTransactional(connection, source)
                    && connection.isWrapperFor(Waiting.class);
            Waiting waiting = pipelined ? connection.unwrap(Waiting.class) : new Waiting(connection);
            waiting.add(statement);
            if (!pipelined) {
                waiting.send();
            }
            return waiting;
        } catch (SQLException e) {
            throw failed(statement.sql(), e);
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
