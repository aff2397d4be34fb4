package id.lintas.booking;

import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.office.Session;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BookingStore implements SealsColumns {

    private final JdbcClient jdbc;
    private final OfficeKeys keys;

    BookingStore(JdbcClient jdbc, OfficeKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("booking", "text", "code", "phone"));
    }

    private static Binding phone(String code) {
        return new Binding("booking.phone", code);
    }

    record Slot(LocalDate day, LocalTime start) {}

    boolean take(OfficeId office, LocalDate day, Session session, Lane lane, int people) {
        jdbc.sql("""
                        insert into booking_session (office, day, start, lane, quota) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(office.value(), day, session.start(), lane.name(), session.places(lane))
                .update();
        return jdbc.sql("""
                                update booking_session set taken = taken + :people
                                where office = :office and day = :day and start = :start and lane = :lane and taken + :people <= quota
                                """)
                        .param("people", people)
                        .param("office", office.value())
                        .param("day", day)
                        .param("start", session.start())
                        .param("lane", lane.name())
                        .update()
                == 1;
    }

    Map<Slot, Integer> left(OfficeId office, Lane lane, List<LocalDate> days) {
        Map<Slot, Integer> left = new HashMap<>();
        if (!days.isEmpty()) {
            jdbc.sql("select day, start, quota - taken as free from booking_session "
                            + "where office = ? and lane = ? and day between ? and ?")
                    .params(office.value(), lane.name(), days.get(0), days.get(days.size() - 1))
                    .query((row, n) -> left.put(
                            new Slot(row.getObject("day", LocalDate.class), row.getObject("start", LocalTime.class)),
                            row.getInt("free")))
                    .list();
        }
        return left;
    }

    void insert(Booking booking) {
        jdbc.sql("""
                        insert into booking (office, code, day, start, lane, phone, created_at) values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        booking.office().value(),
                        booking.code(),
                        booking.day(),
                        booking.start(),
                        booking.lane().name(),
                        booking.phone() == null
                                ? null
                                : keys.sealText(booking.office(), booking.phone(), phone(booking.code())),
                        Timestamp.from(booking.createdAt()))
                .update();
    }

    Optional<Booking> find(OfficeId office, String code) {
        return jdbc.sql("select * from booking where office = ? and code = ?")
                .params(office.value(), code)
                .query((row, n) -> {
                    Timestamp acknowledged = row.getTimestamp("acknowledged_at");
                    byte[] sealed = row.getBytes("phone");
                    return new Booking(
                            office,
                            row.getString("code"),
                            row.getObject("day", LocalDate.class),
                            row.getObject("start", LocalTime.class),
                            Lane.valueOf(row.getString("lane")),
                            sealed == null ? null : keys.openText(office, sealed, phone(code)),
                            row.getTimestamp("created_at").toInstant(),
                            row.getString("registry_reference"),
                            acknowledged == null ? null : acknowledged.toInstant());
                })
                .optional();
    }

    void correctPhone(OfficeId office, String code, String phone) {
        jdbc.sql("update booking set phone = ? where office = ? and code = ?")
                .params(keys.sealText(office, phone, phone(code)), office.value(), code)
                .update();
    }

    boolean acknowledge(OfficeId office, String code, String reference, Instant at) {
        return jdbc.sql("""
                                update booking set registry_reference = ?, acknowledged_at = ?
                                where office = ? and code = ? and acknowledged_at is null
                                """)
                        .params(reference, Timestamp.from(at), office.value(), code)
                        .update()
                == 1;
    }
}
