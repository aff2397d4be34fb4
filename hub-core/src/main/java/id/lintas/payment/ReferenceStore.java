package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.partner.PartnerId;
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

/** What partners said under each of their references, one row for each; whoever holds the row decides about it. */
@Repository
class ReferenceStore {

    private static final Rows LOCK = Rows.of(
            "select n.number, p.* from ",
            "int, text, text",
            " as n(number, partner, reference) join partner_payment p on p.partner = n.partner and p.reference = n.reference"
                    + " for update of p");

    private static final String INSERT = """
            insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, channel, transport,
              received_at, outcome, office, payment, held) select * from
            """;

    private static final String TYPES =
            "text, text, text, text, bigint, timestamptz, text, text, timestamptz, text, text, uuid, boolean";

    /** For the first word under a reference, which is reserved: it costs less than to ask in the same breath whether there is one. */
    private static final Rows FIRST = Rows.of(INSERT, TYPES, " as said");

    private static final Rows DECIDE = Rows.of(INSERT, TYPES, """
             as said on conflict (partner, reference) do update set alternate = excluded.alternate, billing_code = excluded.billing_code,
              amount = excluded.amount, paid_at = excluded.paid_at, channel = excluded.channel, outcome = excluded.outcome,
              office = excluded.office, payment = excluded.payment, held = excluded.held, confirmed = true,
              corrected = partner_payment.corrected or (partner_payment.confirmed
                and (partner_payment.amount <> excluded.amount or partner_payment.billing_code <> excluded.billing_code))
            """);

    /** Taken by a partner, of no office yet, and nobody's decision. */
    private static final String UNCLAIMED = "held and payment is null and match is null";

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    ReferenceStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    /** Nobody else says anything under the reference until the commit. A row that is not there cannot be locked, so its name is. */
    void reserve(PartnerId partner, String reference) {
        pipeline.lock("partner-payment/" + partner + "/" + reference);
    }

    /** What is known under the payment's reference, which is reserved, or nothing. */
    Later<PartnerPayment> claim(PaymentConfirmation said, Instant receivedAt) {
        Later<Optional<PartnerPayment>> known = locked(said.partner(), said.reference());
        return () -> known.get().orElseGet(() -> PartnerPayment.unheardOf(said, receivedAt));
    }

    /** The row of the reversal's reference, new or known, locked until the commit. */
    PartnerPayment claim(PaymentReversal said, Instant receivedAt) {
        reserve(said.partner(), said.reference());
        return locked(said.partner(), said.reference()).get().orElseGet(() -> insert(said, receivedAt));
    }

    private Later<Optional<PartnerPayment>> locked(PartnerId partner, String reference) {
        Later<List<PartnerPayment>> row = pipeline.ask(LOCK, ReferenceStore::read, partner.value(), reference);
        return () -> row.get().stream().findFirst();
    }

    private PartnerPayment insert(PaymentReversal said, Instant receivedAt) {
        return jdbc.sql("""
                        insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, transport, received_at,
                          outcome, confirmed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'NOT_FOUND', false) returning *
                        """)
                .params(
                        said.partner().value(),
                        said.reference(),
                        said.reference(),
                        said.billingCode().value(),
                        said.amount().amount(),
                        Timestamp.from(said.reversedAt()),
                        said.transport().name(),
                        Timestamp.from(receivedAt))
                .query(ReferenceStore::read)
                .single();
    }

    /** The row of that very reference, locked until the commit. */
    Optional<PartnerPayment> lock(String partner, String reference) {
        return jdbc.sql("select * from partner_payment where partner = ? and reference = ? for update")
                .params(partner, reference)
                .query(ReferenceStore::read)
                .optional();
    }

    Optional<PartnerPayment> find(String partner, String reference) {
        return jdbc.sql("""
                        select * from partner_payment
                        where partner = :partner and (reference = :reference or alternate = :reference) and confirmed
                        order by payment is null, received_at desc limit 1
                        """)
                .param("partner", partner)
                .param("reference", reference)
                .query(ReferenceStore::read)
                .optional();
    }

    /** What the partner told before under another reference with the same other number, and was answered for good. */
    Optional<PartnerPayment> toldBefore(PaymentConfirmation said) {
        return jdbc.sql("""
                        select * from partner_payment
                        where partner = ? and alternate = ? and reference <> ? and payment is not null and confirmed
                        order by received_at, reference limit 1
                        """)
                .params(said.partner().value(), said.alternate(), said.reference())
                .query(ReferenceStore::read)
                .optional();
    }

    /** What the partner told of payments of the bill, oldest first. */
    List<PartnerPayment> toldOf(String partner, BillingCode code, int most) {
        return jdbc.sql("""
                        select * from partner_payment where billing_code = ? and partner = ? and confirmed
                        order by received_at, reference limit ?
                        """)
                .params(code.value(), partner, most)
                .query(ReferenceStore::read)
                .list();
    }

    /** Money held for a code that no bill had, and that nobody decides about at this moment; locked until the commit. */
    List<PartnerPayment> heldFor(BillingCode code) {
        return jdbc.sql("select * from partner_payment where billing_code = ? and " + UNCLAIMED
                        + " order by paid_at, partner, reference for update skip locked")
                .param(code.value())
                .query(ReferenceStore::read)
                .list();
    }

    /** Held money whose bill came while somebody else had its row, oldest first. */
    List<PartnerPayment> heldWithBill(int most) {
        return jdbc.sql("select * from partner_payment where " + UNCLAIMED
                        + " and exists (select 1 from billing_code_office o where o.billing_code = partner_payment.billing_code"
                        + " and o.office <> 'sandbox')"
                        + " order by received_at limit ?")
                .param(most)
                .query(ReferenceStore::read)
                .list();
    }

    /**
     * Writes down what became of the payment.
     *
     * @param known what the reference's claim found
     * @param held whether the money was taken and no bill has its code
     */
    void decided(
            PartnerPayment known,
            PaymentConfirmation said,
            Instant receivedAt,
            Outcome outcome,
            @Nullable OfficeId office,
            @Nullable UUID payment,
            boolean held) {
        pipeline.write(
                known.unheardOf() ? FIRST : DECIDE,
                said.partner().value(),
                said.reference(),
                said.alternate(),
                said.billingCode().value(),
                said.amount().amount(),
                Timestamp.from(said.paidAt()),
                said.channel(),
                said.transport().name(),
                Timestamp.from(receivedAt),
                outcome.name(),
                office == null ? null : office.value(),
                payment,
                held);
    }

    /** A bill was found for held money. */
    void found(PartnerPayment known, OfficeId office, UUID payment) {
        jdbc.sql("update partner_payment set office = ?, payment = ?, held = false where partner = ? and reference = ?")
                .params(office.value(), payment, known.partner().value(), known.reference())
                .update();
    }

    /** Writes how far a match by people is. */
    void match(PartnerPayment known, @Nullable BillingCode to, PartnerPayment.@Nullable Match match) {
        jdbc.sql("""
                        update partner_payment set matched_code = :code, match = :match, decided = :match is not null,
                          payment = case when :match is null then null else payment end,
                          office = case when :match is null then null else office end,
                          held = :match is distinct from 'DONE'
                        where partner = :partner and reference = :reference
                        """)
                .param("code", to == null ? null : to.value(), java.sql.Types.VARCHAR)
                .param("match", match == null ? null : match.name(), java.sql.Types.VARCHAR)
                .param("partner", known.partner().value())
                .param("reference", known.reference())
                .update();
    }

    /** What people matched, latest first. */
    List<PartnerPayment> matched(int most) {
        return jdbc.sql("select * from partner_payment where match is not null order by received_at desc limit ?")
                .param(most)
                .query(ReferenceStore::read)
                .list();
    }

    /** Matches that offices' rows do not have yet, oldest first. */
    List<PartnerPayment> toMatch(int most) {
        return jdbc.sql("select * from partner_payment where match in ('ASKED', 'UNDO') order by received_at limit ?")
                .param(most)
                .query(ReferenceStore::read)
                .list();
    }

    /** Money for which no bill was found was given back. */
    void returned(PartnerPayment known, Instant now) {
        jdbc.sql(
                        "update partner_payment set returned_at = ?, held = false, decided = true where partner = ? and reference = ?")
                .params(Timestamp.from(now), known.partner().value(), known.reference())
                .update();
    }

    void reversed(PaymentReversal said) {
        jdbc.sql("""
                        update partner_payment set reversed_at = ?, reversal_code = ?, reversal_amount = ?, reversal_reason = ?
                        where partner = ? and reference = ?
                        """)
                .params(
                        Timestamp.from(said.reversedAt()),
                        said.billingCode().value(),
                        said.amount().amount(),
                        withoutNumbers(said.reason()),
                        said.partner().value(),
                        said.reference())
                .update();
    }

    /** A partner's words may hold a person's number. */
    private static String withoutNumbers(String words) {
        return words.replaceAll("[0-9]{10,}", "…");
    }

    private static PartnerPayment read(ResultSet row, int n) throws SQLException {
        Timestamp reversed = row.getTimestamp("reversed_at");
        return new PartnerPayment(
                new PartnerId(row.getString("partner")),
                row.getString("reference"),
                row.getString("alternate"),
                Transport.valueOf(row.getString("transport")),
                row.getBoolean("confirmed"),
                new BillingCode(row.getString("billing_code")),
                new Rupiah(row.getLong("amount")),
                row.getTimestamp("paid_at").toInstant(),
                row.getString("channel"),
                row.getTimestamp("received_at").toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("office") == null ? null : new OfficeId(row.getString("office")),
                row.getObject("payment", UUID.class),
                row.getBoolean("held"),
                row.getBoolean("decided"),
                row.getString("matched_code") == null ? null : new BillingCode(row.getString("matched_code")),
                row.getString("match") == null ? null : PartnerPayment.Match.valueOf(row.getString("match")),
                reversed == null
                        ? null
                        : new PartnerPayment.Reversal(
                                new BillingCode(row.getString("reversal_code")),
                                new Rupiah(row.getLong("reversal_amount")),
                                reversed.toInstant()));
    }
}
