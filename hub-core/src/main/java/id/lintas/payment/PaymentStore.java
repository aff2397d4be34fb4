package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.passport.PassportKind;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PaymentStore {

    /** A tariff begins at midnight of the capital. */
    private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

    private final JdbcClient jdbc;

    PaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Rupiah tariff(PassportKind kind, Instant now) {
        return new Rupiah(jdbc.sql(
                        "select amount from tariff where service = ? and valid_from <= ? order by valid_from desc limit 1")
                .params(kind.name(), Date.valueOf(now.atZone(CAPITAL).toLocalDate()))
                .query(Long.class)
                .single());
    }

    void insertBill(OfficeId office, UUID application, Rupiah amount, Instant now) {
        jdbc.sql(
                        "insert into bill (office, application, amount, status, requested_at) values (?, ?, ?, 'REQUESTED', ?)")
                .params(office.value(), application, amount.amount(), Timestamp.from(now))
                .update();
    }

    Optional<Bill> bill(OfficeId office, UUID application) {
        return jdbc.sql("select * from bill where office = ? and application = ?")
                .params(office.value(), application)
                .query(PaymentStore::readBill)
                .optional();
    }

    Optional<Bill> lockBill(OfficeId office, UUID application) {
        return jdbc.sql("select * from bill where office = ? and application = ? for update")
                .params(office.value(), application)
                .query(PaymentStore::readBill)
                .optional();
    }

    Optional<Bill> billOf(OfficeId office, BillingCode code) {
        return jdbc.sql("select * from bill where office = ? and billing_code = ?")
                .params(office.value(), code.value())
                .query(PaymentStore::readBill)
                .optional();
    }

    Optional<Bill> lockBillOf(OfficeId office, BillingCode code) {
        return jdbc.sql("select * from bill where office = ? and billing_code = ? for update")
                .params(office.value(), code.value())
                .query(PaymentStore::readBill)
                .optional();
    }

    /** Takes the code for the office; false if it is another office's. */
    boolean registerCode(BillingCode code, OfficeId office) {
        jdbc.sql("insert into billing_code_office (billing_code, office) values (?, ?) on conflict do nothing")
                .params(code.value(), office.value())
                .update();
        return officeOf(code).filter(office::equals).isPresent();
    }

    Optional<OfficeId> officeOf(BillingCode code) {
        return jdbc.sql("select office from billing_code_office where billing_code = ?")
                .param(code.value())
                .query(String.class)
                .optional()
                .map(OfficeId::new);
    }

    void issueBill(OfficeId office, UUID application, BillingCode code, Instant issuedAt, Instant expiresAt) {
        jdbc.sql("""
                        update bill set status = 'OPEN', billing_code = ?, issued_at = ?, expires_at = ?
                        where office = ? and application = ?
                        """)
                .params(code.value(), Timestamp.from(issuedAt), Timestamp.from(expiresAt), office.value(), application)
                .update();
    }

    void closeBill(OfficeId office, UUID application, Bill.Status status) {
        jdbc.sql("update bill set status = ? where office = ? and application = ?")
                .params(status.name(), office.value(), application)
                .update();
    }

    /** The row of the partner's reference, new or known, locked until the commit. */
    PartnerPayment claimReference(PaymentConfirmation said, Instant receivedAt) {
        jdbc.sql("""
                        insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, transport, received_at, outcome)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'UNAVAILABLE') on conflict do nothing
                        """)
                .params(
                        said.partner().value(),
                        said.reference(),
                        said.alternate(),
                        said.billingCode().value(),
                        said.amount().amount(),
                        Timestamp.from(said.paidAt()),
                        said.transport().name(),
                        Timestamp.from(receivedAt))
                .update();
        return jdbc.sql("select * from partner_payment where partner = ? and reference = ? for update")
                .params(said.partner().value(), said.reference())
                .query(PaymentStore::readPartnerPayment)
                .single();
    }

    Optional<PartnerPayment> partnerPayment(String partner, String reference) {
        return jdbc.sql("""
                        select * from partner_payment where partner = :partner and (reference = :reference or alternate = :reference)
                        order by payment is null, received_at desc limit 1
                        """)
                .param("partner", partner)
                .param("reference", reference)
                .query(PaymentStore::readPartnerPayment)
                .optional();
    }

    void hold(PaymentConfirmation said, Outcome outcome, @Nullable OfficeId office) {
        finishReference(said, outcome, office, null);
    }

    void settleReference(PaymentConfirmation said, Outcome outcome, OfficeId office, UUID payment) {
        finishReference(said, outcome, office, payment);
    }

    private void finishReference(
            PaymentConfirmation said, Outcome outcome, @Nullable OfficeId office, @Nullable UUID payment) {
        jdbc.sql("""
                        update partner_payment set outcome = :outcome, office = :office, payment = :payment,
                          billing_code = :code, amount = :amount, paid_at = :paid
                        where partner = :partner and reference = :reference
                        """)
                .param("outcome", outcome.name())
                .param("office", office == null ? null : office.value(), java.sql.Types.VARCHAR)
                .param("payment", payment, java.sql.Types.OTHER)
                .param("code", said.billingCode().value())
                .param("amount", said.amount().amount())
                .param("paid", Timestamp.from(said.paidAt()))
                .param("partner", said.partner().value())
                .param("reference", said.reference())
                .update();
    }

    void insertPayment(
            OfficeId office, UUID id, UUID application, PaymentConfirmation said, Instant receivedAt, boolean late) {
        jdbc.sql("""
                        insert into payment (office, id, application, billing_code, partner, partner_reference, transport, channel,
                          amount, status, paid_at, received_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        office.value(),
                        id,
                        application,
                        said.billingCode().value(),
                        said.partner().value(),
                        said.reference(),
                        said.transport().name(),
                        said.channel(),
                        said.amount().amount(),
                        (late ? Payment.Status.LATE : Payment.Status.PROVISIONAL).name(),
                        Timestamp.from(said.paidAt()),
                        Timestamp.from(receivedAt))
                .update();
    }

    List<Payment> payments(OfficeId office, UUID application) {
        return jdbc.sql("select * from payment where office = ? and application = ? order by received_at")
                .params(office.value(), application)
                .query(PaymentStore::readPayment)
                .list();
    }

    Optional<Payment> lockPayment(OfficeId office, UUID id) {
        return jdbc.sql("select * from payment where office = ? and id = ? for update")
                .params(office.value(), id)
                .query(PaymentStore::readPayment)
                .optional();
    }

    void storeReceipt(OfficeId office, UUID id, String ntpn, Instant at) {
        jdbc.sql("update payment set status = 'SETTLED', ntpn = ?, registry_stored_at = ? where office = ? and id = ?")
                .params(ntpn, Timestamp.from(at), office.value(), id)
                .update();
    }

    int markSeen(OfficeId office, UUID application, Instant now) {
        return jdbc.sql(
                        "update payment set office_saw_at = ? where office = ? and application = ? and office_saw_at is null")
                .params(Timestamp.from(now), office.value(), application)
                .update();
    }

    private static Bill readBill(ResultSet row, int n) throws SQLException {
        String code = row.getString("billing_code");
        return new Bill(
                row.getObject("application", UUID.class),
                new Rupiah(row.getLong("amount")),
                Bill.Status.valueOf(row.getString("status")),
                row.getTimestamp("requested_at").toInstant(),
                code == null ? null : new BillingCode(code),
                instant(row, "expires_at"));
    }

    private static Payment readPayment(ResultSet row, int n) throws SQLException {
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
                row.getString("ntpn"));
    }

    private static PartnerPayment readPartnerPayment(ResultSet row, int n) throws SQLException {
        return new PartnerPayment(
                new BillingCode(row.getString("billing_code")),
                new Rupiah(row.getLong("amount")),
                row.getTimestamp("paid_at").toInstant(),
                Outcome.valueOf(row.getString("outcome")),
                row.getObject("payment", UUID.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
