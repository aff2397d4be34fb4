package id.lintas.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.office.OfficeId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Writes who did what, in the transaction of the change itself. Entries are never changed or deleted. */
@Service
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds an entry; needs the office's open transaction.
     *
     * @param actor a person's user name, or the peer whose message decided
     * @param subject the case, booking or payment concerned
     * @param detail further facts; no names and no identity numbers
     */
    public void record(OfficeId office, String actor, AuditEvent event, String subject, String detail) {
        jdbc.sql("insert into audit_entry (office, id, at, actor, event, subject, detail) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        office.value(),
                        UuidCreator.getTimeOrderedEpoch(),
                        Timestamp.from(clock.instant()),
                        actor,
                        event.name(),
                        subject,
                        detail)
                .update();
    }

    /** The entries of the subjects, oldest first; needs the office's open transaction. */
    public List<Entry> of(OfficeId office, List<String> subjects) {
        return jdbc.sql("""
                        select at, actor, event, detail from audit_entry
                        where office = :office and subject in (:subjects) order by at, id
                        """)
                .param("office", office.value())
                .param("subjects", subjects)
                .query((row, n) -> new Entry(
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        AuditEvent.valueOf(row.getString("event")),
                        row.getString("detail")))
                .list();
    }

    /** An entry of the trail. */
    public record Entry(Instant at, String actor, AuditEvent event, String detail) {}
}
