package id.lintas.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** One statement on its way, or one row of a statement about many, and its answer once it is back. */
final class Statement<T> {

    private final Rows text;
    private final boolean alone;
    private final @Nullable Object[] values;
    private final @Nullable RowMapper<T> mapper;

    private @Nullable List<T> rows;
    private boolean waits = true;

    private Statement(Rows text, boolean alone, @Nullable Object[] values, @Nullable RowMapper<T> mapper) {
        this.text = text;
        this.alone = alone;
        this.values = values;
        this.mapper = mapper;
    }

    /** A statement that goes by itself. */
    static <T> Statement<T> of(String sql, @Nullable Object[] values, @Nullable RowMapper<T> mapper) {
        return new Statement<>(Rows.alone(sql), true, values, mapper);
    }

    /** A row of a statement. */
    static <T> Statement<T> of(Rows text, @Nullable Object[] values, @Nullable RowMapper<T> mapper) {
        return new Statement<>(text, false, values, mapper);
    }

    Rows text() {
        return text;
    }

    /** Whether it is no row of a statement about many. */
    boolean alone() {
        return alone;
    }

    /** Whether it has an answer of its own. */
    boolean asks() {
        return mapper != null;
    }

    @Nullable
    Object[] values() {
        return values;
    }

    /** The rows, or null if it is not back. */
    @Nullable
    List<T> rows() {
        return rows;
    }

    /** Whether it is still to be sent. */
    boolean waits() {
        return waits;
    }

    /** It is on its way, or will never be. */
    void waitsNoMore() {
        waits = false;
    }

    /** It is back; its rows follow. */
    void back() {
        rows = new ArrayList<>();
    }

    void read(ResultSet result) throws SQLException {
        if (mapper != null && rows != null) {
            rows.add(mapper.mapRow(result, rows.size()));
        }
    }
}
