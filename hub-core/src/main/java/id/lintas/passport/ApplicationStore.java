package id.lintas.passport;

import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.sql.Later;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApplicationStore implements SealsColumns {

    private static final Rows LOCK = Rows.of(
            "select n.number, a.* from ",
            "int, text, uuid",
            " as n(number, office, id) join application a on a.office = n.office and a.id = n.id for update of a");

    private static final Rows MOVE = Rows.of(
            "update application a set stage = n.stage, stage_since = n.since, version = n.version from ",
            "text, uuid, text, timestamptz, int",
            " as n(office, id, stage, since, version) where a.office = n.office and a.id = n.id");

    private final JdbcClient jdbc;
    private final Pipeline pipeline;
    private final OfficeKeys keys;

    ApplicationStore(JdbcClient jdbc, Pipeline pipeline, OfficeKeys keys) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedApplicant.COLUMN);
    }

    void insert(PassportApplication application, Instant now) {
        jdbc.sql("""
                        insert into application (office, id, booking_code, applicant, nik_index, service, stage, version, stage_since, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        application.office().value(),
                        application.id(),
                        application.bookingCode(),
                        SealedApplicant.seal(keys, application),
                        SealedApplicant.index(keys, application),
                        application.kind().name(),
                        application.stage().name(),
                        application.version(),
                        Timestamp.from(application.stageSince()),
                        Timestamp.from(now))
                .update();
    }

    void update(PassportApplication application) {
        pipeline.write(
                MOVE,
                application.office().value(),
                application.id(),
                application.stage().name(),
                Timestamp.from(application.stageSince()),
                application.version());
    }

    /** Writes the applicant anew. */
    void correct(PassportApplication application) {
        jdbc.sql("update application set applicant = ? where office = ? and id = ?")
                .params(
                        SealedApplicant.seal(keys, application),
                        application.office().value(),
                        application.id())
                .update();
    }

    Optional<Instant> purgedAt(OfficeId office, UUID id) {
        return jdbc.sql("select purged_at from application where office = ? and id = ? and purged_at is not null")
                .params(office.value(), id)
                .query((row, n) -> row.getTimestamp("purged_at").toInstant())
                .optional();
    }

    Optional<PassportApplication> find(OfficeId office, UUID id) {
        return jdbc.sql("select * from application where office = ? and id = ?")
                .params(office.value(), id)
                .query(this::read)
                .optional();
    }

    Later<List<PassportApplication>> lock(OfficeId office, UUID id) {
        pipeline.claim("application/" + office + "/" + id);
        return pipeline.ask(LOCK, this::read, office.value(), id);
    }

    List<PassportApplication> latest(OfficeId office, int most) {
        return jdbc.sql("select * from application where office = ? order by created_at desc, id desc limit ?")
                .params(office.value(), most)
                .query(this::read)
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
                .query(this::read)
                .list();
    }

    List<PassportApplication> ofBooking(OfficeId office, String bookingCode) {
        return jdbc.sql("select * from application where office = ? and booking_code = ? order by id")
                .params(office.value(), bookingCode)
                .query(this::read)
                .list();
    }

    List<PassportApplication> ofIndexes(OfficeId office, List<byte[]> indexes) {
        return jdbc.sql(
                        "select * from application where office = :office and nik_index in (:indexes) order by created_at desc, id desc")
                .param("office", office.value())
                .param("indexes", indexes)
                .query(this::read)
                .list();
    }

    List<byte[]> indexes(OfficeId office, Nik nik) {
        return SealedApplicant.indexes(keys, office, nik);
    }

    private PassportApplication read(ResultSet row, int n) throws SQLException {
        OfficeId office = new OfficeId(row.getString("office"));
        UUID id = row.getObject("id", UUID.class);
        byte[] sealed = row.getBytes("applicant");
        return new PassportApplication(
                office,
                id,
                row.getString("booking_code"),
                sealed == null ? null : SealedApplicant.open(keys, office, id, sealed),
                PassportKind.valueOf(row.getString("service")),
                Stage.valueOf(row.getString("stage")),
                row.getTimestamp("stage_since").toInstant(),
                row.getInt("version"));
    }
}
