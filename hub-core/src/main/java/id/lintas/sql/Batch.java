package id.lintas.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;

/**
 * Statements that go in one round trip. Rows of one statement are said together, whoever's they are; for each of those whose
 * statements these are the order stays, but for what may go {@link Rows#whenever} it likes. The driver sends
 * statements that one text holds together and waits once; each keeps its own prepared form.
 */
final class Batch {

    private static final String END = "commit";

    private final List<Slot> first = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Slot> last = new ArrayList<>();

    /** Takes up what comes before everything else. */
    void first(List<Statement<?>> statements) {
        statements.forEach(statement -> first.add(Slot.of(statement)));
    }

    boolean isEmpty() {
        return slots.isEmpty() && last.isEmpty();
    }

    /** Takes up the statements of one strand of a transaction, or of one member of a group, in their order. */
    void add(List<Statement<?>> statements) {
        int at = -1;
        for (Statement<?> statement : statements) {
            statement.waitsNoMore();
            at = statement.text().whenever() ? whenever(statement, at) : after(statement, at);
        }
    }

    private int whenever(Statement<?> statement, int at) {
        for (Slot slot : last) {
            if (slot.takes(statement)) {
                slot.rows().add(statement);
                return at;
            }
        }
        last.add(Slot.of(statement));
        return at;
    }

    private int after(Statement<?> statement, int at) {
        for (int i = Math.max(at, 0); i < slots.size(); i++) {
            if (slots.get(i).takes(statement)) {
                slots.get(i).rows().add(statement);
                return i;
            }
        }
        slots.add(at + 1, Slot.of(statement));
        return at + 1;
    }

    /** Sends all and reads the answers; after an error nothing of it took effect. */
    void send(Connection connection, boolean commit) throws SQLException {
        slots.addAll(0, first);
        slots.addAll(last);
        List<Sentence> sentences = commit ? Sentence.atTheEnd(slots) : Sentence.each(slots);
        StringBuilder all = new StringBuilder();
        sentences.forEach(sentence -> all.append(all.isEmpty() ? "" : ";").append(sentence.sql()));
        try (PreparedStatement prepared =
                connection.prepareStatement(commit ? all.append(';').append(END).toString() : all.toString())) {
            fill(prepared, sentences);
            boolean rows = prepared.execute();
            for (Sentence sentence : sentences) {
                sentence.slots().forEach(slot -> slot.rows().forEach(Statement::back));
                if (rows) {
                    try (ResultSet result = prepared.getResultSet()) {
                        read(sentence.slots().get(0), result);
                    }
                }
                rows = prepared.getMoreResults();
            }
        }
    }

    private static void fill(PreparedStatement prepared, List<Sentence> sentences) throws SQLException {
        int at = 1;
        for (Sentence sentence : sentences) {
            for (Slot slot : sentence.slots()) {
                at = slot.few() ? values(prepared, at, slot) : arrays(prepared, at, slot);
            }
        }
    }

    private static int values(PreparedStatement prepared, int at, Slot slot) throws SQLException {
        int next = at;
        int number = 0;
        for (Statement<?> row : slot.rows()) {
            if (slot.numbered()) {
                prepared.setInt(next++, number++);
            }
            for (Object value : row.values()) {
                StatementCreatorUtils.setParameterValue(prepared, next++, SqlTypeValue.TYPE_UNKNOWN, value);
            }
        }
        return next;
    }

    private static int arrays(PreparedStatement prepared, int at, Slot slot) throws SQLException {
        int next = at;
        int numbers = slot.numbered() ? 1 : 0;
        if (numbers > 0) {
            prepared.setArray(
                    next++,
                    Columns.numbers(prepared.getConnection(), slot.rows().size()));
        }
        List<String> types = slot.text().types();
        for (int column = numbers; column < types.size(); column++) {
            prepared.setArray(
                    next++, Columns.array(prepared.getConnection(), types.get(column), slot.rows(), column - numbers));
        }
        return next;
    }

    private static void read(Slot slot, ResultSet result) throws SQLException {
        while (result.next()) {
            slot.rows().get(slot.alone() ? 0 : result.getInt(1)).read(result);
        }
    }
}
