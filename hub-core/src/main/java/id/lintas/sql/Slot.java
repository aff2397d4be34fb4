package id.lintas.sql;

import java.util.ArrayList;
import java.util.List;

/** Rows that are said by one statement. */
record Slot(Rows text, boolean alone, List<Statement<?>> rows) {

    /** Whoever lets many thousands wait does not need all of them in one statement. */
    private static final int MOST_ROWS = 256;

    static Slot of(Statement<?> statement) {
        List<Statement<?>> rows = new ArrayList<>();
        rows.add(statement);
        return new Slot(statement.text(), statement.alone(), rows);
    }

    boolean takes(Statement<?> statement) {
        return !alone && !statement.alone() && rows.size() < MOST_ROWS && text == statement.text();
    }

    boolean few() {
        return rows.size() <= Rows.FEW;
    }

    String sql() {
        return text.text(rows.size());
    }

    /** Whether the rows are numbered. */
    boolean numbered() {
        return !alone && rows.get(0).asks();
    }

    /** Whether it changes tables that are known, and has no answer. */
    boolean writes() {
        return !alone && !rows.get(0).asks() && !text.tables().isEmpty();
    }
}
