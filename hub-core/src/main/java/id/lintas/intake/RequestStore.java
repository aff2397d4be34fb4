package id.lintas.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Settlement;
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
    private final OfficeTransactions transactions;
    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    RequestStore(JdbcClient jdbc, OfficeTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    record Known(String digest, List<Settlement> settlements) {}

    record Concerned(@Nullable String office, @Nullable String bookingCode) {
        static final Concerned NOBODY = new Concerned(null, null);
    }

    /** Takes the key for this transaction; returns what is known if somebody answered it before. */
    Optional<Known> claim(PartnerId partner, RequestKey key) {
        int inserted = jdbc.sql("""
                        insert into partner_request (partner, scope, value, digest, settlements, answered_at)
                        values (?, ?, ?, ?, ?::jsonb, now()) on conflict do nothing
                        """)
                .params(partner.value(), key.scope(), key.value(), key.contentDigest(), PENDING)
                .update();
        return inserted == 1 ? Optional.empty() : find(partner, key);
    }

    Optional<Known> find(PartnerId partner, RequestKey key) {
        return jdbc.sql("select digest, settlements from partner_request where partner = ? and scope = ? and value = ?")
                .params(partner.value(), key.scope(), key.value())
                .query(this::read)
                .optional();
    }

    void answer(PartnerId partner, RequestKey key, List<Settlement> settlements, Instant now) {
        try {
            jdbc.sql("""
                            update partner_request set settlements = ?::jsonb, answered_at = ? where partner = ? and scope = ? and value = ?
                            """)
                    .params(
                            json.writeValueAsString(settlements),
                            Timestamp.from(now),
                            partner.value(),
                            key.scope(),
                            key.value())
                    .update();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settlements cannot be written: " + e.getOriginalMessage(), e);
        }
    }

    /** Gives the key back: the try failed and may be repeated. */
    void release(PartnerId partner, RequestKey key) {
        jdbc.sql("delete from partner_request where partner = ? and scope = ? and value = ?")
                .params(partner.value(), key.scope(), key.value())
                .update();
    }

    /** Whose the bill is, for the operators' list. */
    Concerned concerned(@Nullable BillingCode code) {
        if (code == null) {
            return Concerned.NOBODY;
        }
        Optional<String> office = jdbc.sql("select office from billing_code_office where billing_code = ?")
                .param(code.value())
                .query(String.class)
                .optional();
        if (office.isEmpty()) {
            return Concerned.NOBODY;
        }
        String booking = transactions.in(
                new OfficeId(office.get()),
                () -> jdbc.sql("""
                                select a.booking_code from bill b join application a on a.office = b.office and a.id = b.application
                                where b.office = ? and b.billing_code = ?
                                """)
                        .params(office.get(), code.value())
                        .query(String.class)
                        .single());
        return new Concerned(office.get(), booking);
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
