package id.lintas.privacy;

import id.lintas.keys.Binding;
import id.lintas.keys.OfficeKeys;
import id.lintas.keys.SealedColumn;
import id.lintas.keys.SealsColumns;
import id.lintas.office.OfficeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UnmaskingStore implements SealsColumns {

    private final JdbcClient jdbc;
    private final OfficeKeys keys;

    UnmaskingStore(JdbcClient jdbc, OfficeKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(SealedColumn.of("unmasking", "uuid", "id", "note"));
    }

    private static Binding note(UUID id) {
        return new Binding("unmasking.note", id.toString());
    }

    void insert(OfficeId office, Unmasking one) {
        jdbc.sql("""
                        insert into unmasking (office, id, application, actor, reason, note, granted_at, expires_at)
                        values (:office, :id, :application, :actor, :reason, :note, :granted, :expires)
                        """)
                .param("office", office.value())
                .param("id", one.id())
                .param("application", one.application())
                .param("actor", one.actor())
                .param("reason", one.reason().name())
                .param(
                        "note",
                        one.note().isEmpty() ? null : keys.sealText(office, one.note(), note(one.id())),
                        Types.BINARY)
                .param("granted", Timestamp.from(one.grantedAt()))
                .param("expires", Timestamp.from(one.expiresAt()))
                .update();
    }

    Optional<Unmasking> current(OfficeId office, UUID application, String actor, Instant now) {
        return jdbc.sql("""
                        select * from unmasking where office = ? and application = ? and actor = ? and ended_at is null and expires_at > ?
                        order by expires_at desc limit 1
                        """)
                .params(office.value(), application, actor, Timestamp.from(now))
                .query((row, n) -> read(office, row))
                .optional();
    }

    boolean end(OfficeId office, UUID application, String actor, Instant now) {
        return jdbc.sql("""
                                update unmasking set ended_at = :now
                                where office = :office and application = :application and actor = :actor
                                  and ended_at is null and expires_at > :now
                                """)
                        .param("now", Timestamp.from(now))
                        .param("office", office.value())
                        .param("application", application)
                        .param("actor", actor)
                        .update()
                > 0;
    }

    List<Unmasking> latest(OfficeId office, int most) {
        return jdbc.sql("select * from unmasking where office = ? order by granted_at desc, id desc limit ?")
                .params(office.value(), most)
                .query((row, n) -> read(office, row))
                .list();
    }

    List<Unmasking> of(OfficeId office, UUID application) {
        return jdbc.sql("select * from unmasking where office = ? and application = ? order by granted_at, id")
                .params(office.value(), application)
                .query((row, n) -> read(office, row))
                .list();
    }

    private Unmasking read(OfficeId office, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        byte[] sealed = row.getBytes("note");
        Timestamp ended = row.getTimestamp("ended_at");
        return new Unmasking(
                id,
                row.getObject("application", UUID.class),
                row.getString("actor"),
                UnmaskReason.valueOf(row.getString("reason")),
                sealed == null ? "" : keys.openText(office, sealed, note(id)),
                row.getTimestamp("granted_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
