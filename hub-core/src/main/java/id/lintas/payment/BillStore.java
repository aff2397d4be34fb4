package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.passport.PassportKind;
import id.lintas.sql.Later;
import id.lintas.sql.Pipeline;
import id.lintas.sql.Rows;
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

/** Bills, their codes, and the dated tables that decide about them. */
@Repository
class BillStore {

    /** A tariff begins at midnight of the capital. */
    private static final ZoneId CAPITAL = ZoneId.of("Asia/Jakarta");

    /** A bill with the earliest change of codes that ends it before its own expiry. */
    private static final String CUT = """
            left join lateral (select payable_until, reason_id, reason_en from billing_cutover
              where b.issued_at < codes_before and payable_until < b.expires_at order by payable_until limit 1) c on true
            """;

    private static final String BILL = "select b.*, c.payable_until, c.reason_id, c.reason_en from bill b\n" + CUT;

    private static final Rows LOCK = Rows.of(
            "select n.number, b.*, c.payable_until, c.reason_id, c.reason_en from ",
            "int, text, uuid",
            " as n(number, office, application) join bill b on b.office = n.office and b.application = n.application\n"
                    + CUT + "order by n.number, b.issue for update of b");

    private static final Rows OWNER = Rows.of(
            "select n.number, o.office, o.application from ",
            "int, text",
            " as n(number, code) join billing_code_office o on o.billing_code = n.code");

    private static final Rows CHANGE = Rows.of(
            "update bill b set status = n.status, expired_at = coalesce(b.expired_at, n.expired_at) from ",
            "text, uuid, int, text, timestamptz",
            " as n(office, application, issue, status, expired_at)"
                    + " where b.office = n.office and b.application = n.application and b.issue = n.issue");

    /**
     * Each half by an index of its own, in its order: an office has thousands of open bills, of which few are over, and a plan that
     * believes in many of them reads every bill there is until it has met enough.
     */
    private static final String TO_EXPIRE = """
            (select application from bill where office = :office and status = 'OPEN' and expires_at < :now
              order by expires_at limit :most)
            union
            (select application from bill where office = :office and status = 'OPEN'
                and issued_at < (select max(codes_before) from billing_cutover where payable_until < :now)
              order by issued_at limit :most)
            limit :most
            """;

    private final JdbcClient jdbc;
    private final Pipeline pipeline;

    BillStore(JdbcClient jdbc, Pipeline pipeline) {
        this.jdbc = jdbc;
        this.pipeline = pipeline;
    }

    Rupiah tariff(PassportKind kind, Instant now) {
        return new Rupiah(jdbc.sql(
                        "select amount from tariff where service = ? and valid_from <= ? order by valid_from desc limit 1")
                .params(kind.name(), Date.valueOf(now.atZone(CAPITAL).toLocalDate()))
                .query(Long.class)
                .single());
    }

    /** Until when no bills can be had at that moment, if a change of codes is under way then. */
    Optional<Instant> closedUntil(Instant now) {
        return jdbc.sql(
                        "select max(no_bills_until) from billing_cutover where no_bills_from <= :now and no_bills_until > :now")
                .param("now", Timestamp.from(now))
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    void insert(OfficeId office, UUID application, int issue, Rupiah amount, Instant now) {
        jdbc.sql(
                        "insert into bill (office, application, issue, amount, status, requested_at) values (?, ?, ?, ?, 'REQUESTED', ?)")
                .params(office.value(), application, issue, amount.amount(), Timestamp.from(now))
                .update();
    }

    /** The case's latest bill. */
    Optional<Bill> latest(OfficeId office, UUID application) {
        return jdbc.sql(BILL + "where b.office = ? and b.application = ? order by b.issue desc limit 1")
                .params(office.value(), application)
                .query(BillStore::read)
                .optional();
    }

    /** The case's bills by issue. */
    List<Bill> all(OfficeId office, UUID application) {
        return jdbc.sql(BILL + "where b.office = ? and b.application = ? order by b.issue")
                .params(office.value(), application)
                .query(BillStore::read)
                .list();
    }

    /** The case's bills by issue, locked until the commit. */
    Later<List<Bill>> locked(OfficeId office, UUID application) {
        pipeline.claim("bills/" + office + "/" + application);
        return pipeline.ask(LOCK, BillStore::read, office.value(), application);
    }

    /** The bill that has the code. */
    Optional<Bill> of(OfficeId office, BillingCode code) {
        return jdbc.sql(BILL + "where b.office = ? and b.billing_code = ?")
                .params(office.value(), code.value())
                .query(BillStore::read)
                .optional();
    }

    /** Takes the code for the office's case; false if it is another's. */
    boolean registerCode(BillingCode code, OfficeId office, UUID application) {
        jdbc.sql(
                        "insert into billing_code_office (billing_code, office, application) values (?, ?, ?) on conflict do nothing")
                .params(code.value(), office.value(), application)
                .update();
        return owner(code)
                .get()
                .filter(new BillOwner(office, application)::equals)
                .isPresent();
    }

    /** Whose the code is. In an office's scope only its own codes are there. */
    Later<Optional<BillOwner>> owner(BillingCode code) {
        Later<List<BillOwner>> found = pipeline.ask(
                OWNER,
                (row, n) ->
                        new BillOwner(new OfficeId(row.getString("office")), row.getObject("application", UUID.class)),
                code.value());
        return () -> found.get().stream().findFirst();
    }

    /** Until the commit, nobody else issues the code or holds money for it. */
    void lockCode(BillingCode code) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('billing-code/' || ?, 0))) as held")
                .param(code.value())
                .query(Integer.class)
                .single();
    }

    void issue(OfficeId office, UUID application, int issue, BillingCode code, Instant issuedAt, Instant expiresAt) {
        jdbc.sql("""
                        update bill set billing_code = ?, issued_at = ?, expires_at = ?
                        where office = ? and application = ? and issue = ?
                        """)
                .params(
                        code.value(),
                        Timestamp.from(issuedAt),
                        Timestamp.from(expiresAt),
                        office.value(),
                        application,
                        issue)
                .update();
    }

    void update(OfficeId office, Bill bill, Instant now) {
        pipeline.write(
                CHANGE,
                office.value(),
                bill.application(),
                bill.issue(),
                bill.status().name(),
                bill.status() == Bill.Status.EXPIRED ? Timestamp.from(now) : null);
    }

    /** Cases of the office with a bill whose time is over. */
    List<UUID> toExpire(OfficeId office, Instant now, int most) {
        return jdbc.sql(TO_EXPIRE)
                .param("office", office.value())
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    private static Bill read(ResultSet row, int n) throws SQLException {
        String code = row.getString("billing_code");
        Timestamp cut = row.getTimestamp("payable_until");
        return new Bill(
                row.getObject("application", UUID.class),
                row.getInt("issue"),
                new Rupiah(row.getLong("amount")),
                Bill.Status.valueOf(row.getString("status")),
                row.getTimestamp("requested_at").toInstant(),
                code == null ? null : new BillingCode(code),
                cut == null ? instant(row, "expires_at") : cut.toInstant(),
                cut == null ? null : new Bill.Cutover(row.getString("reason_id"), row.getString("reason_en")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
