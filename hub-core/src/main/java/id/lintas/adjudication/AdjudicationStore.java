package id.lintas.adjudication;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.adjudication.AdjudicationCase.Status;
import id.lintas.office.OfficeId;
import id.lintas.sql.Later;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AdjudicationStore {

    private static final Rows FIND = Rows.of(
            "select n.number, a.* from ",
            "int, text, uuid",
            " as n(number, office, application) join adjudication a on a.office = n.office and a.application = n.application");

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    AdjudicationStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    void insert(OfficeId office, UUID application, UUID reference, UUID request, Instant now) {
        jdbc.sql("""
                        insert into adjudication (office, id, application, reference_id, status, insert_request, started_at)
                        values (?, ?, ?, ?, 'INSERTING', ?, ?)
                        """)
                .params(
                        office.value(),
                        UuidCreator.getTimeOrderedEpoch(),
                        application,
                        reference,
                        request,
                        Timestamp.from(now))
                .update();
    }

    Later<Optional<AdjudicationCase>> find(OfficeId office, UUID application) {
        Later<List<AdjudicationCase>> found = pipeline.ask(FIND, AdjudicationStore::read, office.value(), application);
        return () -> found.get().stream().findFirst();
    }

    Optional<AdjudicationCase> lockByRequest(OfficeId office, UUID request) {
        return jdbc.sql(
                        "select * from adjudication where office = ? and (insert_request = ? or identify_request = ?) for update")
                .params(office.value(), request, request)
                .query(AdjudicationStore::read)
                .optional();
    }

    boolean isInsert(OfficeId office, UUID id, UUID request) {
        return jdbc.sql("select insert_request = ? from adjudication where office = ? and id = ?")
                .params(request, office.value(), id)
                .query(Boolean.class)
                .single();
    }

    void identifying(OfficeId office, UUID id, UUID request) {
        jdbc.sql("update adjudication set status = 'IDENTIFYING', identify_request = ? where office = ? and id = ?")
                .params(request, office.value(), id)
                .update();
    }

    /** Names the next insert's request and counts it. */
    int again(OfficeId office, UUID id, UUID request) {
        return jdbc.sql(
                        "update adjudication set insert_request = ?, tries = tries + 1 where office = ? and id = ? returning tries")
                .params(request, office.value(), id)
                .query(Integer.class)
                .single();
    }

    void decide(OfficeId office, UUID id, Status verdict, Instant at, int candidates, double topScore) {
        jdbc.sql("""
                        update adjudication set status = ?, decided_at = ?, candidates = ?, top_score = ? where office = ? and id = ?
                        """)
                .params(verdict.name(), Timestamp.from(at), candidates, topScore, office.value(), id)
                .update();
    }

    void stop(OfficeId office, UUID id, Status status, String detail) {
        jdbc.sql("update adjudication set status = ?, detail = ? where office = ? and id = ?")
                .params(status.name(), detail, office.value(), id)
                .update();
    }

    private static AdjudicationCase read(ResultSet row, int n) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new AdjudicationCase(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getObject("reference_id", UUID.class),
                Status.valueOf(row.getString("status")),
                row.getTimestamp("started_at").toInstant(),
                decided == null ? null : decided.toInstant(),
                row.getString("detail"));
    }
}
