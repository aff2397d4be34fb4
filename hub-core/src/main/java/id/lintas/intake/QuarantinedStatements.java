package id.lintas.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.office.OfficeTransactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The statements that booked nothing, each with all its reasons, for the console. */
@Service
public class QuarantinedStatements {

    private final JdbcClient jdbc;
    private final OfficeTransactions transactions;
    private final ObjectMapper json = new ObjectMapper();

    QuarantinedStatements(JdbcClient jdbc, OfficeTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /**
     * One of them.
     *
     * @param name the file's name as the partner gave it
     * @param reasons everything that is wrong with it, the first hundred
     */
    public record Quarantined(
            UUID id, String partner, String name, long bytes, Instant receivedAt, List<StatementReason> reasons) {

        public Quarantined {
            reasons = List.copyOf(reasons);
        }
    }

    /** Where a list goes on: after this one. */
    public record Place(Instant receivedAt, UUID id) {}

    /** The latest first. */
    public List<Quarantined> latest(@Nullable Place before, int most) {
        return transactions.inTransaction(() -> jdbc.sql("""
                        select id, partner, name, bytes, received_at, reasons from partner_file
                        where purpose = 'STATEMENT' and state = 'REFUSED'
                          and (:at::timestamptz is null or (received_at, id) < (:at, :id::uuid))
                        order by received_at desc, id desc limit :most
                        """)
                .param("at", before == null ? null : Timestamp.from(before.receivedAt()), Types.TIMESTAMP)
                .param("id", before == null ? null : before.id().toString(), Types.VARCHAR)
                .param("most", most)
                .query(this::read)
                .list());
    }

    private Quarantined read(ResultSet row, int n) throws SQLException {
        try {
            return new Quarantined(
                    row.getObject("id", UUID.class),
                    row.getString("partner"),
                    row.getString("name"),
                    row.getLong("bytes"),
                    row.getTimestamp("received_at").toInstant(),
                    json.readValue(row.getString("reasons"), new TypeReference<List<String>>() {}).stream()
                            .map(StatementReason::of)
                            .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
