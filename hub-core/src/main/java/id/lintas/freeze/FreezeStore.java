package id.lintas.freeze;

import id.lintas.office.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class FreezeStore {

    private final JdbcClient jdbc;

    FreezeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The offices that are closed now; needs no office. */
    List<Freeze> frozen() {
        return jdbc.sql("select * from office_freeze where frozen order by office")
                .query(FreezeStore::read)
                .list();
    }

    boolean isFrozen(OfficeId office) {
        return jdbc.sql("select frozen from office_freeze where office = ?")
                .param(office.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether the office is closed, locked until the commit; needs the directorate's scope. */
    boolean lock(OfficeId office, Instant now) {
        jdbc.sql(
                        "insert into office_freeze (office, frozen, since, reason) values (?, false, ?, '') on conflict do nothing")
                .params(office.value(), Timestamp.from(now))
                .update();
        return jdbc.sql("select frozen from office_freeze where office = ? for update")
                .param(office.value())
                .query(Boolean.class)
                .single();
    }

    /** Needs the row that {@link #lock} left. */
    void set(OfficeId office, boolean frozen, Instant since, UUID approval, String reason) {
        jdbc.sql("update office_freeze set frozen = ?, since = ?, approval = ?, reason = ? where office = ?")
                .params(frozen, Timestamp.from(since), approval, reason, office.value())
                .update();
    }

    private static Freeze read(ResultSet row, int number) throws SQLException {
        return new Freeze(
                new OfficeId(row.getString("office")),
                row.getBoolean("frozen"),
                row.getTimestamp("since").toInstant(),
                row.getObject("approval", UUID.class),
                row.getString("reason"));
    }
}
