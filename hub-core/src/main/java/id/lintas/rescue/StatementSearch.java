package id.lintas.rescue;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds bookings of partners' statements by exactly the number that somebody has in hand. */
@Repository
class StatementSearch {

    private static final int MOST = 10;

    private final JdbcClient jdbc;
    private final OfficeTransactions transactions;

    StatementSearch(JdbcClient jdbc, OfficeTransactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** What stands under that reference or billing code, the latest first; what is another office's is not shown. */
    List<Finding.OnStatement> under(OfficeId office, String number) {
        // Bound to no office: whose a code is, is to be seen, and then what is another's is left out.
        return transactions.inTransaction(() -> jdbc.sql("""
                        select l.partner, l.day, l.reference, l.billing_code, l.amount, l.direction = 'CREDIT' as credit,
                          coalesce(p.confirmed, false) as confirmed
                        from (select * from statement_line where reference = :number
                          union select * from statement_line where billing_code = :number) l
                        left join lateral (select confirmed, office from partner_payment k where k.partner = l.partner
                          and (k.reference = l.reference or k.alternate = l.reference)
                          order by k.reference = l.reference desc limit 1) p on true
                        left join billing_code_office b on b.billing_code = l.billing_code
                        where coalesce(b.office, :office) = :office and coalesce(p.office, :office) = :office
                        order by l.booked_at desc, l.direction limit :most
                        """)
                .param("number", number)
                .param("office", office.value())
                .param("most", MOST)
                .query((row, n) -> new Finding.OnStatement(
                        row.getString("partner"),
                        row.getObject("day", LocalDate.class),
                        row.getString("reference"),
                        row.getString("billing_code"),
                        row.getBigDecimal("amount"),
                        row.getBoolean("credit"),
                        row.getBoolean("confirmed")))
                .list());
    }
}
