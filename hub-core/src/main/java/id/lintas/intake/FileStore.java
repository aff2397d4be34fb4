package id.lintas.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.partner.PartnerId;
import id.lintas.payment.Outcome;
import id.lintas.sql.Pipeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files and their lines. Who was first with a name or a content, the unique keys decide. */
@Repository
class FileStore {

    private static final String SETTLED =
            "count(*) filter (where outcome in ('" + Outcome.SETTLED + "', '" + Outcome.SETTLED_LATE + "'))";

    private final JdbcClient jdbc;
    private final Pipeline pipeline;
    private final ObjectMapper json = new ObjectMapper();

    FileStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /** How many lines have an outcome, and how many of them are settled. */
    record Count(int lines, int settled) {}

    /** Writes the file down; false if the partner's name or content is taken by a file that was not refused. */
    boolean insert(PartnerFile file, @Nullable LocalDate day, int sequence) {
        return insert(file, day, sequence, "PAYMENTS");
    }

    /** The same for a statement, which has no lines to settle: it is booked whole, or refused. */
    boolean insertStatement(PartnerFile file) {
        return insert(file, null, 0, "STATEMENT");
    }

    private boolean insert(PartnerFile file, @Nullable LocalDate day, int sequence, String purpose) {
        boolean finished = file.state() != PartnerFile.State.SETTLING;
        return jdbc.sql("""
                                insert into partner_file (id, partner, name, digest, bytes, state, day, sequence, lines, reasons,
                                  purpose, received_at, finished_at, next_at)
                                values (:id, :partner, :name, :digest, :bytes, :state, :day, :sequence, :lines, :reasons::jsonb,
                                  :purpose, :received, :finished, :received) on conflict do nothing
                                """)
                        .param("id", file.id())
                        .param("partner", file.partner().value())
                        .param("name", file.name().replace('\0', '?'))
                        .param("digest", file.digest().isEmpty() ? null : file.digest(), Types.VARCHAR)
                        .param("bytes", file.bytes())
                        .param("state", file.state().name())
                        .param("day", day, Types.DATE)
                        .param("sequence", sequence == 0 ? null : sequence, Types.INTEGER)
                        .param("lines", file.lines())
                        .param("reasons", text(file.reasons()))
                        .param("purpose", purpose)
                        .param("received", Timestamp.from(file.receivedAt()))
                        .param("finished", finished ? Timestamp.from(file.receivedAt()) : null, Types.TIMESTAMP)
                        .update()
                == 1;
    }

    /** The partner's taken file with this content, or else with this name. */
    Optional<PartnerFile> taken(PartnerId partner, String name, String digest) {
        return jdbc.sql("""
                        select * from partner_file where partner = :partner and state <> 'REFUSED' and (digest = :digest or name = :name)
                        order by digest = :digest desc limit 1
                        """)
                .param("partner", partner.value())
                .param("digest", digest)
                .param("name", name)
                .query(this::read)
                .optional();
    }

    Optional<PartnerFile> find(UUID id) {
        return jdbc.sql("select * from partner_file where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    /** Claims the open file that waits longest, of a partner that nobody works for at the moment. */
    Optional<PartnerFile> claim(String owner, Instant now, Instant until) {
        return jdbc.sql("""
                        update partner_file set fence = fence + 1, tries = tries + 1, lease_owner = :owner, lease_until = :until
                        where id = (
                          select f.id from partner_file f where f.state = 'SETTLING' and f.next_at <= :now
                            and (f.lease_until is null or f.lease_until < :now)
                            and not exists (select 1 from partner_file o where o.state = 'SETTLING' and o.partner = f.partner
                              and o.lease_until >= :now)
                          order by f.next_at, f.id limit 1 for update skip locked)
                        returning *
                        """)
                .param("owner", owner)
                .param("until", Timestamp.from(until))
                .param("now", Timestamp.from(now))
                .query(this::read)
                .optional();
    }

    /** Keeps the claim for longer; false if somebody else has it by now. */
    boolean renew(PartnerFile file, Instant until) {
        return jdbc.sql("update partner_file set lease_until = ? where id = ? and fence = ? and state = 'SETTLING'")
                        .params(Timestamp.from(until), file.id(), file.fence())
                        .update()
                == 1;
    }

    /** Gives the claim back, for whoever is next from then on. */
    void release(PartnerFile file, Instant next) {
        jdbc.sql("""
                        update partner_file set lease_owner = null, lease_until = null, next_at = ?
                        where id = ? and fence = ? and state = 'SETTLING'
                        """).params(Timestamp.from(next), file.id(), file.fence()).update();
    }

    boolean finish(PartnerFile file, int settled, Instant now) {
        return jdbc.sql("""
                                update partner_file set state = 'DONE', settled = ?, finished_at = ?, lease_owner = null, lease_until = null
                                where id = ? and fence = ? and state = 'SETTLING'
                                """)
                        .params(settled, Timestamp.from(now), file.id(), file.fence())
                        .update()
                == 1;
    }

    /** Joins the settlement's transaction and goes with its commit; a second outcome of a line fails it. */
    void line(UUID file, int line, Outcome outcome) {
        pipeline.write(
                "insert into partner_file_line (file, line, outcome) values (?, ?, ?)", file, line, outcome.name());
    }

    /** Which of these lines have an outcome. */
    Set<Integer> done(UUID file, int from, int to) {
        return new HashSet<>(jdbc.sql("select line from partner_file_line where file = ? and line between ? and ?")
                .params(file, from, to)
                .query(Integer.class)
                .list());
    }

    /** The outcomes of up to so many lines in order. */
    List<Outcome> outcomes(UUID file, int from, int most) {
        return jdbc.sql("select outcome from partner_file_line where file = ? and line >= ? order by line limit ?")
                .params(file, from, most)
                .query((row, n) -> Outcome.valueOf(row.getString("outcome")))
                .list();
    }

    Count count(UUID file) {
        return jdbc.sql("select count(*) as lines, " + SETTLED + " as settled from partner_file_line where file = ?")
                .param(file)
                .query(Count.class)
                .single();
    }

    /** Numbers that are missing before the highest of the day. */
    List<Integer> missing(PartnerId partner, LocalDate day) {
        return jdbc.sql("""
                        with came as (select sequence from partner_file where partner = :partner and day = :day
                            and purpose = 'PAYMENTS' and state <> 'REFUSED')
                        select s from generate_series(1, (select max(sequence) from came)) s
                        where not exists (select 1 from came where sequence = s) order by s limit 1000
                        """)
                .param("partner", partner.value())
                .param("day", day)
                .query(Integer.class)
                .list();
    }

    private PartnerFile read(ResultSet row, int n) throws SQLException {
        String digest = row.getString("digest");
        return new PartnerFile(
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("partner")),
                row.getString("name"),
                digest == null ? "" : digest,
                row.getLong("bytes"),
                PartnerFile.State.valueOf(row.getString("state")),
                row.getInt("lines"),
                row.getInt("settled"),
                reasons(row.getString("reasons")),
                row.getTimestamp("received_at").toInstant(),
                row.getLong("fence"),
                row.getInt("tries"));
    }

    private String text(List<String> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    private List<String> reasons(String text) {
        try {
            return json.readValue(text, new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
