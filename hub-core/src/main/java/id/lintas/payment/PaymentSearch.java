package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Finds money by what stands on a slip. A number is found as it is written; numbers that only look like it (O and 0, I, L and
 * 1) are found apart, for a person to choose from.
 */
@Service
public class PaymentSearch {

    private static final String ALIKE = "translate(upper(%s), 'OIL', '011')";
    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final BillStore bills;
    private final OfficeTransactions transactions;

    PaymentSearch(JdbcClient jdbc, BillStore bills, OfficeTransactions transactions) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.transactions = transactions;
    }

    /** The number with everything that is taken for something else folded together. */
    public static String folded(String number) {
        return number.toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** The office's case with a bill of that code. */
    public Optional<UUID> withCode(OfficeId office, BillingCode code) {
        return transactions.in(office, () -> bills.of(office, code).map(Bill::application));
    }

    /** The office's cases with a payment of exactly that number: the partner's or the state's. */
    public List<UUID> withNumber(OfficeId office, String number) {
        return transactions.in(
                office,
                () -> jdbc.sql("""
                        select distinct application from payment where office = :office and (ntpn = :number or partner_reference = :number)
                        limit :most
                        """)
                        .param("office", office.value())
                        .param("number", number)
                        .param("most", MOST)
                        .query(UUID.class)
                        .list());
    }

    /** The office's payments whose number looks like that one and is another. */
    public List<UUID> alike(OfficeId office, String number) {
        String sql = "select id from payment where office = :office and (" + ALIKE.formatted("ntpn")
                + " = :folded and ntpn <> :number or " + ALIKE.formatted("partner_reference")
                + " = :folded and partner_reference <> :number) order by received_at desc limit :most";
        return transactions.in(
                office,
                () -> jdbc.sql(sql)
                        .param("office", office.value())
                        .param("folded", folded(number))
                        .param("number", number)
                        .param("most", MOST)
                        .query(UUID.class)
                        .list());
    }

    /** Money that waits for its bill, under that number or one that looks like it, or with that code; no office has it yet. */
    public List<UnmatchedMoney.Told> waiting(String number) {
        String sql =
                "select partner, reference, billing_code, amount, paid_at from partner_payment where held and payment is null and confirmed and not decided"
                        + " and reversed_at is null and (" + ALIKE.formatted("reference")
                        + " = :folded or billing_code = :number) order by received_at desc limit :most";
        return transactions.inTransaction(() -> jdbc.sql(sql)
                .param("folded", folded(number))
                .param("number", number)
                .param("most", MOST)
                .query((row, n) -> new UnmatchedMoney.Told(
                        row.getString("partner"),
                        row.getString("reference"),
                        new BillingCode(row.getString("billing_code")),
                        new Rupiah(row.getLong("amount")),
                        row.getTimestamp("paid_at").toInstant(),
                        true,
                        null))
                .list());
    }
}
