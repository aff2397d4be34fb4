package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.partner.Transport;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** An office's payments. */
@Repository
class PaymentStore {

    private static final String COLUMNS = """
            office, id, application, billing_code, partner, partner_reference, transport, channel, amount, status, paid_at,
              received_at, reversed_at, decision, decided_at, ntpn, registry_stored_at
            """;

    private static final String TYPES =
            "text, uuid, uuid, text, text, text, text, text, bigint, text, timestamptz, timestamptz, timestamptz, text, timestamptz, text, timestamptz";

    private static final String INSERT = "insert into payment (" + COLUMNS + ") select * from ";

    /** For one that is known to be new, which costs less than to be ready for one that is there. */
    private static final Rows ADD = Rows.of(INSERT, TYPES, " as added");

    private static final Rows SAVE = Rows.of(INSERT, TYPES, """
             as saved on conflict (office, id) do update set application = excluded.application,
              billing_code = excluded.billing_code, amount = excluded.amount, status = excluded.status,
              paid_at = excluded.paid_at, channel = excluded.channel, reversed_at = excluded.reversed_at,
              decision = excluded.decision, decided_at = excluded.decided_at, ntpn = coalesce(payment.ntpn, excluded.ntpn),
              registry_stored_at = coalesce(payment.registry_stored_at, excluded.registry_stored_at)
            """);

    /** For one that is known to be there, which costs less than to find that it cannot be inserted; of several no order is kept. */
    private static final Rows UPDATE =
            Rows.of("""
            update payment p set billing_code = n.billing_code, amount = n.amount, status = n.status, paid_at = n.paid_at,
              channel = n.channel, reversed_at = n.reversed_at, decision = n.decision, decided_at = n.decided_at,
              ntpn = coalesce(p.ntpn, n.ntpn), registry_stored_at = coalesce(p.registry_stored_at, n.registry_stored_at)
            from\s""", TYPES, " as n(" + COLUMNS + ") where p.office = n.office and p.id = n.id");

    private static final Rows FIND = Rows.of(
            "select n.number, p.* from ",
            "int, text, uuid",
            " as n(number, office, id) join payment p on p.office = n.office and p.id = n.id");

    private static final Rows WITH_NTPN = Rows.of(
            "select n.number, p.id from ",
            "int, text, text, text",
            " as n(number, office, alike, ntpn)"
                    + " join payment p on p.office = n.office and p.ntpn_alike = n.alike and p.ntpn = n.ntpn");

    private static final Rows ALL = Rows.of(
            "select n.number, p.* from ",
            "int, text, uuid",
            " as n(number, office, application) join payment p on p.office = n.office and p.application = n.application"
                    + " order by n.number, p.received_at, p.id");

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    PaymentStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /** Writes payments in the order in which they are given, whether the office has them or not. A state receipt that one has stays. */
    void save(OfficeId office, Payment payment) {
        write(SAVE, office, payment);
    }

    /** Writes a payment that the office does not have. */
    void add(OfficeId office, Payment payment) {
        write(ADD, office, payment);
    }

    /** Writes what became of a payment that the case has, if it is the only one that changes there. A state receipt that it has stays. */
    void update(OfficeId office, Payment payment) {
        write(UPDATE, office, payment);
    }

    private void write(Rows rows, OfficeId office, Payment payment) {
        Instant reversed = payment.reversedAt();
        Payment.Decision decision = payment.decision();
        Instant stored = payment.registryStoredAt();
        pipeline.write(
                rows,
                office.value(),
                payment.id(),
                payment.application(),
                payment.billingCode().value(),
                payment.partner(),
                payment.partnerReference(),
                payment.transport().name(),
                payment.channel(),
                payment.amount().amount(),
                payment.status().name(),
                Timestamp.from(payment.paidAt()),
                Timestamp.from(payment.receivedAt()),
                reversed == null ? null : Timestamp.from(reversed),
                decision == null ? null : decision.kind().name(),
                decision == null ? null : Timestamp.from(decision.at()),
                payment.ntpn(),
                stored == null ? null : Timestamp.from(stored));
    }

    Later<List<Payment>> all(OfficeId office, UUID application) {
        return pipeline.ask(ALL, PaymentStore::read, office.value(), application);
    }

    List<Payment> held(OfficeId office, int most) {
        return jdbc.sql("""
                        select * from payment where office = ? and status in ('LATE', 'MISMATCH', 'SECOND')
                        order by received_at, id limit ?
                        """)
                .params(office.value(), most)
                .query(PaymentStore::read)
                .list();
    }

    Optional<Payment> find(OfficeId office, UUID id) {
        return asked(office, id).get();
    }

    /** Like {@link #find}, looked at when somebody does. */
    Later<Optional<Payment>> asked(OfficeId office, UUID id) {
        Later<List<Payment>> found = pipeline.ask(FIND, PaymentStore::read, office.value(), id);
        return () -> found.get().stream().findFirst();
    }

    /** What the office knows under a partner's reference. */
    Optional<Payment> withReference(OfficeId office, String partner, String reference) {
        return jdbc.sql(
                        "select * from payment where office = ? and reference_alike = ? and partner = ? and partner_reference = ?")
                .params(office.value(), PaymentSearch.folded(reference), partner, reference)
                .query(PaymentStore::read)
                .optional();
    }

    /** The payment of the office that has this state receipt. */
    Later<Optional<UUID>> withNtpn(OfficeId office, String ntpn) {
        Later<List<UUID>> found = pipeline.ask(
                WITH_NTPN,
                (row, n) -> row.getObject("id", UUID.class),
                office.value(),
                PaymentSearch.folded(ntpn),
                ntpn);
        return () -> found.get().stream().findFirst();
    }

    int markSeen(OfficeId office, UUID application, Instant now) {
        return jdbc.sql(
                        "update payment set office_saw_at = ? where office = ? and application = ? and office_saw_at is null")
                .params(Timestamp.from(now), office.value(), application)
                .update();
    }

    private static Payment read(ResultSet row, int n) throws SQLException {
        return new Payment(
                row.getObject("id", UUID.class),
                row.getObject("application", UUID.class),
                row.getString("partner"),
                row.getString("partner_reference"),
                new BillingCode(row.getString("billing_code")),
                new Rupiah(row.getLong("amount")),
                Payment.Status.valueOf(row.getString("status")),
                row.getTimestamp("paid_at").toInstant(),
                row.getTimestamp("received_at").toInstant(),
                instant(row, "registry_stored_at"),
                instant(row, "office_saw_at"),
                row.getString("ntpn"),
                Transport.valueOf(row.getString("transport")),
                row.getString("channel"),
                instant(row, "reversed_at"),
                row.getString("decision") == null
                        ? null
                        : new Payment.Decision(
                                Payment.Decision.Kind.valueOf(row.getString("decision")),
                                row.getTimestamp("decided_at").toInstant()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
