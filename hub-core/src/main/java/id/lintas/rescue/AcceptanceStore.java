package id.lintas.rescue;

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
class AcceptanceStore {

    private static final Rows STANDS = Rows.of(
            "select n.number from ",
            "int, text, uuid",
            " as n(number, office, application) join provisional_acceptance a on a.office = n.office"
                    + " and a.application = n.application and a.ended_at is null");

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    AcceptanceStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /** False if the case has an open one already. */
    boolean insert(OfficeId office, Acceptance one) {
        Instant paid = one.paidAt();
        return jdbc.sql("""
                        insert into provisional_acceptance (office, id, application, evidence, partner, reference, paid_at, accepted_at,
                          accepted_by, expires_at)
                        values (:office, :id, :application, :evidence, :partner, :reference, :paid, :at, :who, :expires)
                        on conflict do nothing
                        """)
                        .param("office", office.value())
                        .param("id", one.id())
                        .param("application", one.application())
                        .param("evidence", one.evidence().name())
                        .param("partner", one.partner())
                        .param("reference", one.reference())
                        .param("paid", paid == null ? null : Timestamp.from(paid), Types.TIMESTAMP)
                        .param("at", Timestamp.from(one.acceptedAt()))
                        .param("who", one.acceptedBy())
                        .param("expires", Timestamp.from(one.expiresAt()))
                        .update()
                == 1;
    }

    Optional<Acceptance> latest(OfficeId office, UUID application) {
        return jdbc.sql("""
                        select * from provisional_acceptance where office = ? and application = ? order by accepted_at desc limit 1
                        """)
                .params(office.value(), application)
                .query(AcceptanceStore::read)
                .optional();
    }

    /** What stands and what was escalated and still has no payment, latest first. */
    List<Acceptance> open(OfficeId office, int most) {
        return jdbc.sql("""
                        select * from provisional_acceptance a where office = :office and (ended_at is null or (ended_as = 'ESCALATED'
                          and not exists (select 1 from payment p where p.office = a.office and p.application = a.application
                            and p.status in ('PROVISIONAL', 'SETTLED'))))
                        order by accepted_at desc limit :most
                        """)
                .param("office", office.value())
                .param("most", most)
                .query(AcceptanceStore::read)
                .list();
    }

    /** Whether the case has one that did not end. */
    Later<Boolean> stands(OfficeId office, UUID application) {
        Later<List<Integer>> open = pipeline.ask(STANDS, (row, n) -> row.getInt(1), office.value(), application);
        return () -> !open.get().isEmpty();
    }

    int end(OfficeId office, UUID application, Acceptance.End how, Instant now) {
        return jdbc.sql("""
                        update provisional_acceptance set ended_at = ?, ended_as = ?
                        where office = ? and application = ? and ended_at is null
                        """)
                .params(Timestamp.from(now), how.name(), office.value(), application)
                .update();
    }

    /** Locked, so that a confirmation that comes at the same moment decides first or finds it ended. */
    List<UUID> overdue(OfficeId office, Instant now) {
        return jdbc.sql("""
                        select application from provisional_acceptance where office = ? and ended_at is null and expires_at <= ?
                        order by expires_at for update skip locked
                        """)
                .params(office.value(), Timestamp.from(now))
                .query(UUID.class)
                .list();
    }

    private static Acceptance read(ResultSet row, int n) throws SQLException {
        String end = row.getString("ended_as");
        return new Acceptance(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                Acceptance.Evidence.valueOf(row.getString("evidence")),
                row.getString("partner"),
                row.getString("reference"),
                instant(row, "paid_at"),
                row.getTimestamp("accepted_at").toInstant(),
                row.getString("accepted_by"),
                row.getTimestamp("expires_at").toInstant(),
                instant(row, "ended_at"),
                end == null ? null : Acceptance.End.valueOf(end));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
