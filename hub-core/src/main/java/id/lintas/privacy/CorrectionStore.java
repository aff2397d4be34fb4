package id.lintas.privacy;

import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.privacy.Correction.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The values before each correction, sealed: what was changed can be shown, and changed back. */
@Repository
class CorrectionStore implements SealsColumns {

    private final JdbcClient jdbc;
    private final OfficeKeys keys;

    CorrectionStore(JdbcClient jdbc, OfficeKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("data_correction", "uuid", "id", "before"));
    }

    private static Binding before(UUID id) {
        return new Binding("data_correction.before", id.toString());
    }

    void insert(OfficeId office, UUID request, UUID id, Correction one) {
        jdbc.sql("""
                        insert into data_correction (office, id, request, application, field, before, corrected_by, corrected_at, told_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        office.value(),
                        id,
                        request,
                        one.application(),
                        one.field().name(),
                        keys.sealText(office, one.before(), before(id)),
                        one.by(),
                        Timestamp.from(one.at()),
                        one.told() == null ? null : Timestamp.from(one.told()))
                .update();
    }

    /** The case of a correction that the registry was told about in that booking, if there is one. */
    Optional<UUID> told(OfficeId office, String bookingCode, UUID id) {
        return jdbc.sql("""
                        select c.application from data_correction c join application a on a.office = c.office and a.id = c.application
                        where c.office = ? and c.id = ? and a.booking_code = ? and c.told_at is not null
                        """)
                .params(office.value(), id, bookingCode)
                .query(UUID.class)
                .optional();
    }

    /** Notes when the registry stored it; false if that was noted before. */
    boolean stored(OfficeId office, UUID id, Instant at) {
        return jdbc.sql("update data_correction set stored_at = ? where office = ? and id = ? and stored_at is null")
                        .params(Timestamp.from(at), office.value(), id)
                        .update()
                > 0;
    }

    List<Correction> ofRequest(OfficeId office, UUID request) {
        return jdbc.sql("select * from data_correction where office = ? and request = ? order by id")
                .params(office.value(), request)
                .query((row, n) -> read(office, row))
                .list();
    }

    List<Correction> ofCase(OfficeId office, UUID application) {
        return jdbc.sql("select * from data_correction where office = ? and application = ? order by id")
                .params(office.value(), application)
                .query((row, n) -> read(office, row))
                .list();
    }

    private Correction read(OfficeId office, ResultSet row) throws SQLException {
        return new Correction(
                row.getObject("application", UUID.class),
                Field.valueOf(row.getString("field")),
                keys.openText(office, row.getBytes("before"), before(row.getObject("id", UUID.class))),
                row.getString("corrected_by"),
                row.getTimestamp("corrected_at").toInstant(),
                instant(row, "told_at"),
                instant(row, "stored_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
