package id.lintas.privacy;

import id.lintas.office.OfficeId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a copy tells of data that stays where it is: that it is there. */
@Repository
class CopyStore {

    private final JdbcClient jdbc;

    CopyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SubjectCopy.Finger> fingers(OfficeId office, UUID application) {
        return jdbc.sql(
                        "select position, created_at, digest from biometric where office = ? and application = ? order by position")
                .params(office.value(), application)
                .query((row, n) -> new SubjectCopy.Finger(
                        row.getInt("position"), row.getTimestamp("created_at").toInstant(), row.getString("digest")))
                .list();
    }

    List<SubjectCopy.Message> messages(OfficeId office, String bookingCode) {
        return jdbc.sql("""
                        select 'OUT' as direction, type, link as peer, created_at as at, status
                        from delivery_now where office = :office and correlation = :code
                        union all
                        select 'IN', operation, peer, received_at, outcome
                        from inbound_message where office = :office and correlation = :code
                        order by at
                        """)
                .param("office", office.value())
                .param("code", bookingCode)
                .query((row, n) -> new SubjectCopy.Message(
                        row.getString("direction"),
                        row.getString("type"),
                        row.getString("peer"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("status")))
                .list();
    }
}
