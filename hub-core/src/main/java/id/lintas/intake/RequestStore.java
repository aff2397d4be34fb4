package id.lintas.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.payment.BillOwner;
import id.lintas.payment.Settlement;
import id.lintas.sql.Later;
import id.lintas.sql.Pipeline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answered requests by key. The unique key in the database decides who was first, never a check before a write. */
@Repository
class RequestStore {

    private static final String PENDING = "[]";

    private final JdbcClient jdbc;
    private final Pipeline pipeline;
    private final OfficeTransactions transactions;
    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            // A node of the version before and one of the next read each other's rows.
            .setSerializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    RequestStore(JdbcClient jdbc, Pipeline pipeline, OfficeTransactions transactions) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
        this.transactions = transactions;
    }

    record Known(String digest, List<Settlement> settlements) {}

    record Concerned(@Nullable String office, @Nullable String bookingCode) {
        static final Concerned NOBODY = new Concerned(null, null);
    }

    /** Takes the key for this transaction; returns what is known if somebody answered it before. */
    Optional<Known> claim(PartnerId partner, RequestKey key) {
        boolean first = !pipeline.ask(
                        """
                        insert into partner_request (partner, scope, value, digest, settlements, answered_at)
                        values (?, ?, ?, ?, ?::jsonb, now()) on conflict do nothing returning true
                        """,
                        (row, n) -> row.getBoolean(1),
                        partner.value(),
                        key.scope(),
                        key.value(),
                        key.contentDigest(),
                        PENDING)
                .get()
                .isEmpty();
        return first ? Optional.empty() : find(partner, key);
    }

    Optional<Known> find(PartnerId partner, RequestKey key) {
        return jdbc.sql("select digest, settlements from partner_request where partner = ? and scope = ? and value = ?")
                .params(partner.value(), key.scope(), key.value())
                .query(this::read)
                .optional();
    }

    void answer(PartnerId partner, RequestKey key, List<Settlement> settlements, Instant now) {
        try {
            pipeline.write(
                    "update partner_request set settlements = ?::jsonb, answered_at = ? where partner = ? and scope = ? and value = ?",
                    json.writeValueAsString(settlements),
                    Timestamp.from(now),
                    partner.value(),
                    key.scope(),
                    key.value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settlements cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /** Gives the key back: the try failed and may be repeated. */
    void release(PartnerId partner, RequestKey key) {
        pipeline.write(
                "delete from partner_request where partner = ? and scope = ? and value = ?",
                partner.value(),
                key.scope(),
                key.value());
    }

    /**
     * Whose the bill is, for the operators' list. The booking is the office's own affair: a transaction that serves another office
     * learns the office alone.
     */
    Later<Concerned> concerned(BillOwner owner) {
        OfficeId office = owner.office();
        if (!transactions.mayServe(office)) {
            return () -> new Concerned(office.value(), null);
        }
        Later<List<String>> booking = transactions.in(
                office,
                () -> pipeline.ask(
                        "select booking_code from application where office = ? and id = ?",
                        (row, n) -> row.getString(1),
                        office.value(),
                        owner.application()));
        return () ->
                new Concerned(office.value(), booking.get().stream().findFirst().orElse(null));
    }

    private Known read(ResultSet row, int n) throws SQLException {
        try {
            return new Known(
                    row.getString("digest"),
                    json.readValue(row.getString("settlements"), new TypeReference<List<Settlement>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settlements cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
