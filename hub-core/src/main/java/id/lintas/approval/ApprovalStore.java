package id.lintas.approval;

import id.lintas.office.OfficeId;
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

@Repository
class ApprovalStore {

    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the question, unless the same thing is being asked for already; says whether it did. */
    boolean insert(Approval asked) {
        return jdbc.sql("""
                        insert into approval (office, id, kind, subject, content, digest, reason, asked_by, asked_name, asked_at,
                          expires_at, state)
                        values (:office, :id, :kind, :subject, :content, :digest, :reason, :by, :name, :at, :expires, 'ASKED')
                        on conflict (office, kind, subject) where state = 'ASKED' do nothing
                        """)
                        .param("office", asked.office().value())
                        .param("id", asked.id())
                        .param("kind", asked.kind())
                        .param("subject", asked.subject())
                        .param("content", asked.content())
                        .param("digest", asked.digest())
                        .param("reason", asked.reason())
                        .param("by", asked.askedBy())
                        .param("name", asked.askedName())
                        .param("at", Timestamp.from(asked.askedAt()))
                        .param("expires", Timestamp.from(asked.expiresAt()))
                        .update()
                == 1;
    }

    Optional<Approval> find(OfficeId office, UUID id) {
        return jdbc.sql("select * from approval where office = ? and id = ?")
                .params(office.value(), id)
                .query(ApprovalStore::read)
                .optional();
    }

    /** The row, for whoever comes first; others wait for the end of that transaction. */
    Optional<Approval> lock(OfficeId office, UUID id) {
        return jdbc.sql("select * from approval where office = ? and id = ? for update")
                .params(office.value(), id)
                .query(ApprovalStore::read)
                .optional();
    }

    /** What waits first, then what was decided, each newest first. */
    List<Approval> latest(OfficeId office, int most) {
        return jdbc.sql("""
                        select * from approval where office = ?
                        order by (state = 'ASKED') desc, coalesce(decided_at, asked_at) desc, id desc limit ?
                        """)
                .params(office.value(), most)
                .query(ApprovalStore::read)
                .list();
    }

    List<Approval> overdue(OfficeId office, Instant now) {
        return jdbc.sql(
                        "select * from approval where office = ? and state = 'ASKED' and expires_at <= ? for update skip locked")
                .params(office.value(), Timestamp.from(now))
                .query(ApprovalStore::read)
                .list();
    }

    /** Offices that have overdue questions; needs the scope across offices. */
    List<OfficeId> withOverdue(Instant now) {
        return jdbc
                .sql("select distinct office from approval where state = 'ASKED' and expires_at <= ? order by office")
                .param(Timestamp.from(now))
                .query(String.class)
                .list()
                .stream()
                .map(OfficeId::new)
                .toList();
    }

    /**
     * Ends an open question; needs its lock.
     *
     * @throws IllegalStateException if it is not open any more, which undoes whatever was done with it
     */
    void end(Approval approval, Approval.State state, Approval.Decision decision) {
        int ended = jdbc.sql("""
                        update approval set state = :state, decided_by = :by, decided_name = :name, decided_at = :at,
                          decided_reason = :reason
                        where office = :office and id = :id and state = 'ASKED'
                        """)
                .param("state", state.name())
                .param("by", decision.by())
                .param("name", decision.name())
                .param("at", Timestamp.from(decision.at()))
                .param("reason", decision.reason())
                .param("office", approval.office().value())
                .param("id", approval.id())
                .update();
        if (ended != 1) {
            throw new IllegalStateException("approval: " + approval.id() + " is decided (expected: an open one)");
        }
    }

    private static Approval read(ResultSet row, int number) throws SQLException {
        return new Approval(
                new OfficeId(row.getString("office")),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("content"),
                row.getString("digest"),
                row.getString("reason"),
                row.getString("asked_by"),
                row.getString("asked_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Approval.State.valueOf(row.getString("state")),
                decision(row));
    }

    private static Approval.@Nullable Decision decision(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("decided_at");
        return at == null
                ? null
                : new Approval.Decision(
                        row.getString("decided_by"),
                        row.getString("decided_name"),
                        at.toInstant(),
                        row.getString("decided_reason"));
    }
}
