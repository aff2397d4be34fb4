package id.lintas.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.privacy.Correction.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
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

    void insert(OfficeId office, UUID request, Correction one) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        jdbc.sql("""
                        insert into data_correction (office, id, request, application, field, before, corrected_by, corrected_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        office.value(),
                        id,
                        request,
                        one.application(),
                        one.field().name(),
                        keys.sealText(office, one.before(), before(id)),
                        one.by(),
                        Timestamp.from(one.at()))
                .update();
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
                row.getTimestamp("corrected_at").toInstant());
    }
}
