package id.lintas.staff;

import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes are free text, and people write names into free text: it is sealed like other personal data. */
@Repository
class HandoverStore implements SealsColumns {

    private final JdbcClient jdbc;
    private final OfficeKeys keys;

    HandoverStore(JdbcClient jdbc, OfficeKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("handover_note", "uuid", "assignment", "sealed"));
    }

    Optional<HandoverNote> find(OfficeId office, UUID assignment) {
        return jdbc.sql("""
                        select assignment, sealed, written_by, written_at from handover_note
                        where office = ? and assignment = ?
                        """)
                .params(office.value(), assignment)
                .query((row, n) -> new HandoverNote(
                        assignment,
                        keys.openText(office, row.getBytes("sealed"), binding(assignment)),
                        row.getString("written_by"),
                        row.getTimestamp("written_at").toInstant()))
                .optional();
    }

    void put(OfficeId office, HandoverNote note) {
        jdbc.sql("""
                        insert into handover_note (office, assignment, sealed, written_by, written_at)
                        values (?, ?, ?, ?, ?)
                        on conflict (office, assignment) do update
                          set sealed = excluded.sealed, written_by = excluded.written_by, written_at = excluded.written_at
                        """)
                .params(
                        office.value(),
                        note.assignment(),
                        keys.sealText(office, note.text(), binding(note.assignment())),
                        note.writtenBy(),
                        Timestamp.from(note.writtenAt()))
                .update();
    }

    private static Binding binding(UUID assignment) {
        return new Binding("handover_note.sealed", assignment.toString());
    }
}
