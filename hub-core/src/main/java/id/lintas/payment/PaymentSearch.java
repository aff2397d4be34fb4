package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.util.List;
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

    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final BillStore bills;
    private final OfficeTransactions transactions;

    PaymentSearch(JdbcClient jdbc, BillStore bills, OfficeTransactions transactions) {
        this.jdbc = jdbc;
        this.bills = bills;
        this.transactions = transactions;
    }

    /** The number with everything that is taken for something else folded together, exactly as the ledger has it beside each number. */
    public static String folded(String number) {
        return number.chars()
                .map(PaymentSearch::folded)
                .collect(StringBuilder::new, (text, letter) -> text.append((char) letter), StringBuilder::append)
                .toString();
    }

    private static int folded(int letter) {
        int capital = letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter;
        return switch (capital) {
            case 'O' -> '0';
            case 'I', 'L' -> '1';
            default -> capital;
        };
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
                        select distinct application from payment where office = :office
                          and (ntpn_alike = :folded and ntpn = :number or reference_alike = :folded and partner_reference = :number)
                        limit :most
                        """)
                        .param("office", office.value())
                        .param("folded", folded(number))
                        .param("number", number)
                        .param("most", MOST)
                        .query(UUID.class)
                        .list());
    }

    /** The office's payments whose number looks like that one and is another. */
    public List<UUID> alike(OfficeId office, String number) {
        return transactions.in(
                office,
                () -> jdbc.sql("""
                        select id from payment where office = :office
                          and (ntpn_alike = :folded and ntpn <> :number or reference_alike = :folded and partner_reference <> :number)
                        order by received_at desc limit :most
                        """)
                        .param("office", office.value())
                        .param("folded", folded(number))
                        .param("number", number)
                        .param("most", MOST)
                        .query(UUID.class)
                        .list());
    }

    /** Money that waits for its bill, under that number or one that looks like it, or with that code; no office has it yet. */
    public List<UnmatchedMoney.Told> waiting(String number) {
        return transactions.inTransaction(() -> jdbc.sql("""
                        select partner, reference, billing_code, amount, paid_at from partner_payment
                        where held and payment is null and confirmed and not decided and reversed_at is null
                          and (translate(upper(reference), 'OIL', '011') = :folded or billing_code = :number)
                        order by received_at desc limit :most
                        """)
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
