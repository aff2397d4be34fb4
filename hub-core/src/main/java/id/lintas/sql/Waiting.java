package id.lintas.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * The statements of a connection's transaction that were not sent yet. The driver sends statements that one text holds together
 * and waits once; each keeps its own prepared form. Not for several threads, as no connection is.
 */
final class Waiting {

    private static final String END = "commit";

    private final Connection connection;
    private final List<Statement<?>> statements = new ArrayList<>();

    Waiting(Connection connection) {
        this.connection = connection;
    }

    void add(Statement<?> statement) {
        statements.add(statement);
    }

    /** Sends what waits, in the order in which it was added. After an error nothing waits and nothing of it took effect. */
    void send() throws SQLException {
        send(false);
    }

    /** Like {@link #send}, and ends the transaction in the same round trip if anything waits. */
    void sendAndCommit() throws SQLException {
        send(true);
    }

    void forget() {
        statements.forEach(Statement::waitsNoMore);
        statements.clear();
    }

    private void send(boolean last) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        List<Statement<?>> now = List.copyOf(statements);
        forget();
        String all = now.stream().map(Statement::sql).collect(Collectors.joining(";"));
        try (PreparedStatement prepared = connection.prepareStatement(last ? all + ";" + END : all)) {
            int at = 1;
            for (Statement<?> statement : now) {
                for (Object value : statement.values()) {
                    StatementCreatorUtils.setParameterValue(prepared, at++, SqlTypeValue.TYPE_UNKNOWN, value);
                }
            }
            boolean rows = prepared.execute();
            for (Statement<?> statement : now) {
                if (rows) {
                    try (ResultSet result = prepared.getResultSet()) {
                        statement.read(result);
                    }
                } else {
                    statement.done();
                }
                rows = prepared.getMoreResults();
            }
        }
    }
}
