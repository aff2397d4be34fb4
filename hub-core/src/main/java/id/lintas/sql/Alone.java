package id.lintas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What waits on a connection that serves one transaction. */
final class Alone implements Waiting {

    private final Connection connection;
    private final List<Statement<?>> statements = new ArrayList<>();

    Alone(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void add(Statement<?> statement) {
        statements.add(statement);
    }

    @Override
    public void local(String setting, String value) {
        statements.add(Statement.of("select set_config(?, ?, true)", new Object[] {setting, value}, null));
    }

    @Override
    public void claim(String name) {
        // There is nobody else.
    }

    @Override
    public void send() throws SQLException {
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

    private void send(boolean commit) throws SQLException {
        if (statements.isEmpty()) {
            return;
        }
        Batch batch = new Batch();
        batch.add(statements);
        statements.clear();
        batch.send(connection, commit);
    }
}
