package id.lintas.staff;

import id.lintas.office.OfficeId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StaffStore {

    private final JdbcClient jdbc;

    StaffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the office has somebody of that user name. */
    boolean insert(Assignment one, Instant now) {
        return jdbc.sql("""
                                insert into staff_assignment
                                  (office, id, username, account, state, roles, starts_on, ends_on, replaces, changed_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (office, username) do nothing
                                """)
                        .params(
                                one.office().value(),
                                one.id(),
                                one.username(),
                                one.account(),
                                one.state().name(),
                                StaffRole.text(one.roles()),
                                Date.valueOf(one.startsOn()),
                                Date.valueOf(one.endsOn()),
                                one.replaces(),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    void update(Assignment one, Instant now) {
        jdbc.sql("""
                        update staff_assignment set account = ?, state = ?, roles = ?, starts_on = ?, ends_on = ?,
                          ended_at = ?, replaces = ?, note_read_at = ?, closed_at = ?, changed_at = ?
                        where office = ? and id = ?
                        """)
                .params(
                        one.account(),
                        one.state().name(),
                        StaffRole.text(one.roles()),
                        Date.valueOf(one.startsOn()),
                        Date.valueOf(one.endsOn()),
                        timestamp(one.endedAt()),
                        one.replaces(),
                        timestamp(one.noteReadAt()),
                        timestamp(one.closedAt()),
                        Timestamp.from(now),
                        one.office().value(),
                        one.id())
                .update();
    }

    void loggedIn(OfficeId office, UUID id, Instant now) {
        jdbc.sql("update staff_assignment set last_login_at = ? where office = ? and id = ?")
                .params(Timestamp.from(now), office.value(), id)
                .update();
    }

    Optional<Assignment> find(OfficeId office, String username) {
        return jdbc.sql("select * from staff_assignment where office = ? and username = ?")
                .params(office.value(), username)
                .query(StaffStore::read)
                .optional();
    }

    Optional<Assignment> find(OfficeId office, UUID id) {
        return jdbc.sql("select * from staff_assignment where office = ? and id = ?")
                .params(office.value(), id)
                .query(StaffStore::read)
                .optional();
    }

    /** All of the office, by user name. */
    List<Assignment> all(OfficeId office) {
        return jdbc.sql("select * from staff_assignment where office = ? order by username")
                .param(office.value())
                .query(StaffStore::read)
                .list();
    }

    /** All of the office, held against changes by others until the transaction ends. */
    List<Assignment> lock(OfficeId office) {
        return jdbc.sql("select * from staff_assignment where office = ? order by id for update")
                .param(office.value())
                .query(StaffStore::read)
                .list();
    }

    /** Those that have waited to be opened since before that instant. */
    List<Assignment> openingSince(OfficeId office, Instant before) {
        return jdbc.sql("select * from staff_assignment where office = ? and state = 'OPENING' and changed_at < ?")
                .params(office.value(), Timestamp.from(before))
                .query(StaffStore::read)
                .list();
    }

    /** Those that are over by that day and of which the identity provider was not told yet. */
    List<Assignment> over(OfficeId office, LocalDate today) {
        return jdbc.sql("""
                        select * from staff_assignment
                        where office = ? and state = 'READY' and closed_at is null and (ended_at is not null or ends_on < ?)
                        """)
                .params(office.value(), Date.valueOf(today))
                .query(StaffStore::read)
                .list();
    }

    private static Assignment read(ResultSet row, int n) throws SQLException {
        return new Assignment(
                new OfficeId(row.getString("office")),
                row.getObject("id", UUID.class),
                row.getString("username"),
                row.getString("account"),
                Assignment.State.valueOf(row.getString("state")),
                StaffRole.parse(row.getString("roles")),
                row.getDate("starts_on").toLocalDate(),
                row.getDate("ends_on").toLocalDate(),
                instant(row, "ended_at"),
                row.getObject("replaces", UUID.class),
                instant(row, "note_read_at"),
                instant(row, "last_login_at"),
                instant(row, "closed_at"));
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
