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
import id.lintas.payment.SettledPayment;
import id.lintas.payment.Settlement;
import id.lintas.sql.Later;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Answered requests by key. The database decides who was first, by a lock of the key that is held from the look to the commit, and where one
 * is taken for later transactions by the insert itself; the unique key refuses what a mistake of ours would let through.
 */
@Repository
class RequestStore {

    private static final String PENDING = "[]";

    private static final Rows FIND = Rows.of(
            "select n.number, r.digest, r.settlements from ",
            "int, text, text, text",
            " as n(number, partner, scope, value) join partner_request r on r.partner = n.partner and r.scope = n.scope and r.value = n.value");

    private static final Rows ADD = Rows.of(
            "insert into partner_request (partner, scope, value, digest, settlements, answered_at) select * from ",
            "text, text, text, text, jsonb, timestamptz",
            " as added");

    private static final Rows BOOKING = Rows.of(
            "select n.number, a.booking_code from ",
            "int, text, uuid",
            " as n(number, office, id) join application a on a.office = n.office and a.id = n.id");

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

        static Concerned by(SettledPayment payment) {
            OfficeId office = payment.office();
            return new Concerned(office == null ? null : office.value(), payment.bookingCode());
        }
    }

    /** What is known if somebody answered the key before; nobody else answers it until the end of this transaction. */
    Later<Optional<Known>> known(PartnerId partner, RequestKey key) {
        pipeline.lock("partner-request/" + partner + "/" + key.scope() + "/" + key.value());
        Later<List<Known>> found = pipeline.ask(FIND, this::read, partner.value(), key.scope(), key.value());
        return () -> found.get().stream().findFirst();
    }

    /** Writes the answer of a key that is not known. */
    void answered(PartnerId partner, RequestKey key, List<Settlement> settlements, Instant now) {
        pipeline.write(
                ADD,
                partner.value(),
                key.scope(),
                key.value(),
                key.contentDigest(),
                written(settlements),
                Timestamp.from(now));
    }

    /**
     * Takes the key with this transaction's commit, for what is answered in later ones; returns what is known if somebody took it before.
     */
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
        pipeline.write(
                "update partner_request set settlements = ?::jsonb, answered_at = ? where partner = ? and scope = ? and value = ?",
                written(settlements),
                Timestamp.from(now),
                partner.value(),
                key.scope(),
                key.value());
    }

    private String written(List<Settlement> settlements) {
        try {
            return json.writeValueAsString(settlements);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settlements cannot be written: " + e.getOriginalMessage(), e);
        }
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
                        BOOKING, (row, n) -> row.getString("booking_code"), office.value(), owner.application()));
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
