package id.lintas.passport;

import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication.Applicant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApplicationStore {

    private final JdbcClient jdbc;

    ApplicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(PassportApplication application, Instant now) {
        jdbc.sql("""
                        insert into application (office, id, booking_code, name, nik, birth_date, service, stage, version, stage_since, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        application.office().value(),
                        application.id(),
                        application.bookingCode(),
                        application.applicant().name(),
                        application.applicant().nik().value(),
                        application.applicant().birthDate(),
                        application.kind().name(),
                        application.stage().name(),
                        application.version(),
                        Timestamp.from(application.stageSince()),
                        Timestamp.from(now))
                .update();
    }

    void update(PassportApplication application) {
        jdbc.sql("update application set stage = ?, stage_since = ?, version = ? where office = ? and id = ?")
                .params(
                        application.stage().name(),
                        Timestamp.from(application.stageSince()),
                        application.version(),
                        application.office().value(),
                        application.id())
                .update();
    }

    Optional<PassportApplication> find(OfficeId office, UUID id) {
        return jdbc.sql("select * from application where office = ? and id = ?")
                .params(office.value(), id)
                .query(ApplicationStore::read)
                .optional();
    }

    Optional<PassportApplication> lock(OfficeId office, UUID id) {
        return jdbc.sql("select * from application where office = ? and id = ? for update")
                .params(office.value(), id)
                .query(ApplicationStore::read)
                .optional();
    }

    List<PassportApplication> latest(OfficeId office, int most) {
        return jdbc.sql("select * from application where office = ? order by created_at desc, id desc limit ?")
                .params(office.value(), most)
                .query(ApplicationStore::read)
                .list();
    }

    /** By id, which is ordered by time of birth. */
    List<PassportApplication> page(OfficeId office, @Nullable Stage stage, @Nullable UUID before, int most) {
        return jdbc.sql("""
                        select * from application
                        where office = :office and (:stage::text is null or stage = :stage)
                          and (:before::uuid is null or id < :before)
                        order by id desc limit :most
                        """)
                .param("office", office.value())
                .param("stage", stage == null ? null : stage.name(), Types.VARCHAR)
                .param("before", before, Types.OTHER)
                .param("most", most)
                .query(ApplicationStore::read)
                .list();
    }

    List<PassportApplication> ofBooking(OfficeId office, String bookingCode) {
        return jdbc.sql("select * from application where office = ? and booking_code = ? order by id")
                .params(office.value(), bookingCode)
                .query(ApplicationStore::read)
                .list();
    }

    private static PassportApplication read(ResultSet row, int n) throws SQLException {
        return new PassportApplication(
                new OfficeId(row.getString("office")),
                row.getObject("id", UUID.class),
                row.getString("booking_code"),
                new Applicant(
                        row.getString("name"),
                        new Nik(row.getString("nik")),
                        row.getObject("birth_date", LocalDate.class)),
                PassportKind.valueOf(row.getString("service")),
                Stage.valueOf(row.getString("stage")),
                row.getTimestamp("stage_since").toInstant(),
                row.getInt("version"));
    }
}
