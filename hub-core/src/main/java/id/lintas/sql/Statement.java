package id.lintas.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** One statement on its way, and its rows once it is back. */
final class Statement<T> {

    private final String sql;
    private final @Nullable Object[] values;
    private final @Nullable RowMapper<T> mapper;

    private @Nullable List<T> rows;
    private boolean waits = true;

    Statement(String sql, @Nullable Object[] values, @Nullable RowMapper<T> mapper) {
        this.sql = sql;
        this.values = values;
        this.mapper = mapper;
    }

    String sql() {
        return sql;
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

    void read(ResultSet result) throws SQLException {
        List<T> read = new ArrayList<>();
        if (mapper != null) {
            for (int number = 0; result.next(); number++) {
                read.add(mapper.mapRow(result, number));
            }
        }
        rows = read;
    }

    /** It is back and has no rows. */
    void done() {
        rows = List.of();
    }
}
