package id.lintas.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What waits on a connection that serves one transaction. */
final class Alone implements Waiting {

    private final Connection connection;
    private final List<List<Statement<?>>> strands = new ArrayList<>();

    Alone(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void add(Statement<?> statement) {
        if (strands.isEmpty()) {
            strand();
        }
        strands.get(strands.size() - 1).add(statement);
    }

    @Override
    public void local(String setting, String value) {
        add(Statement.of("select set_config(?, ?, true)", new Object[] {setting, value}, null));
    }

    @Override
    public void claim(String name) {
        // There is nobody else.
    }

    @Override
    public void strand() {
        strands.add(new ArrayList<>());
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
        strands.forEach(strand -> strand.forEach(Statement::waitsNoMore));
        strands.clear();
    }

    private void send(boolean commit) throws SQLException {
        Batch batch = new Batch();
        strands.forEach(batch::add);
        strands.clear();
        if (!batch.isEmpty()) {
            batch.send(connection, commit);
        }
    }
}
