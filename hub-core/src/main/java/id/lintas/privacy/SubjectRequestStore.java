package id.lintas.privacy;

import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.privacy.SubjectRequest.Closing;
import id.lintas.privacy.SubjectRequest.Kind;
import id.lintas.privacy.SubjectRequest.Outcome;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SubjectRequestStore implements SealsColumns {

    private static final String TABLE = "subject_request";
    private static final String PURPOSE = "nik";

    private final JdbcClient jdbc;
    private final OfficeKeys keys;

    SubjectRequestStore(JdbcClient jdbc, OfficeKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(
                new SealedColumn(
                        TABLE,
                        "office",
                        "id",
                        "uuid",
                        "nik",
                        new SealedColumn.Index(
                                "nik_index", PURPOSE, opened -> new String(opened, StandardCharsets.UTF_8))),
                SealedColumn.of(TABLE, "uuid", "id", "note"),
                SealedColumn.of(TABLE, "uuid", "id", "answer"));
    }

    private static Binding place(String column, UUID id) {
        return new Binding(TABLE + "." + column, id.toString());
    }

    void insert(OfficeId office, SubjectRequest one, Nik nik) {
        jdbc.sql("""
                        insert into subject_request (office, id, kind, nik, nik_index, note, received_at, due_at, opened_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        office.value(),
                        one.id(),
                        one.kind().name(),
                        keys.sealText(office, nik.value(), place("nik", one.id())),
                        keys.blindIndex(office, PURPOSE, nik.value()),
                        keys.sealText(office, one.note(), place("note", one.id())),
                        Timestamp.from(one.receivedAt()),
                        Timestamp.from(one.dueAt()),
                        one.openedBy())
                .update();
    }

    /** Closes an open request; false if it was closed before. */
    boolean close(OfficeId office, UUID id, Closing closing) {
        return jdbc.sql("""
                                update subject_request set outcome = ?, answer = ?, closed_at = ?, closed_by = ?
                                where office = ? and id = ? and closed_at is null
                                """)
                        .params(
                                closing.outcome().name(),
                                keys.sealText(office, closing.answer(), place("answer", id)),
                                Timestamp.from(closing.at()),
                                closing.by(),
                                office.value(),
                                id)
                        .update()
                == 1;
    }

    Optional<SubjectRequest> find(OfficeId office, UUID id) {
        return jdbc.sql("select * from subject_request where office = ? and id = ?")
                .params(office.value(), id)
                .query((row, n) -> read(office, row))
                .optional();
    }

    Optional<SubjectRequest> lock(OfficeId office, UUID id) {
        return jdbc.sql("select * from subject_request where office = ? and id = ? for update")
                .params(office.value(), id)
                .query((row, n) -> read(office, row))
                .optional();
    }

    /** Open ones first, the most urgent on top; then the newest of the rest. */
    List<SubjectRequest> latest(OfficeId office, int most) {
        return jdbc.sql("""
                        select * from subject_request where office = ?
                        order by (closed_at is null) desc, case when closed_at is null then due_at end, received_at desc, id limit ?
                        """)
                .params(office.value(), most)
                .query((row, n) -> read(office, row))
                .list();
    }

    List<SubjectRequest> of(OfficeId office, Nik nik) {
        return jdbc.sql(
                        "select * from subject_request where office = :office and nik_index in (:indexes) order by received_at, id")
                .param("office", office.value())
                .param("indexes", keys.blindIndexes(office, PURPOSE, nik.value()))
                .query((row, n) -> read(office, row))
                .list();
    }

    private SubjectRequest read(OfficeId office, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String nik = text(office, row, "nik", id);
        String outcome = row.getString("outcome");
        return new SubjectRequest(
                id,
                Kind.valueOf(row.getString("kind")),
                nik.isEmpty() ? null : new Nik(nik),
                text(office, row, "note", id),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                row.getString("opened_by"),
                outcome == null ? null : closing(office, row, id, outcome));
    }

    private Closing closing(OfficeId office, ResultSet row, UUID id, String outcome) throws SQLException {
        return new Closing(
                Outcome.valueOf(outcome),
                text(office, row, "answer", id),
                row.getTimestamp("closed_at").toInstant(),
                row.getString("closed_by"));
    }

    private String text(OfficeId office, ResultSet row, String column, UUID id) throws SQLException {
        byte @Nullable [] sealed = row.getBytes(column);
        return sealed == null ? "" : keys.openText(office, sealed, place(column, id));
    }
}
