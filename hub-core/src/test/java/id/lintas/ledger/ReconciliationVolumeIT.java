package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.reconciliation.Reconciliation;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A busy day is compared in sets: held against each other row by row, thirty thousand payments would take minutes. */
@ExtendWith(NeedsDatabase.class)
class ReconciliationVolumeIT {

    private static final int MANY = 30_000;
    private static final LocalDate DAY = LocalDate.of(2090, 1, 1);
    private static final String FILE = "00000000-0000-0000-0000-00000000abcd";

    private final Ledger ledger = Ledger.get();

    @Test
    void aDayOfThirtyThousandPaymentsIsComparedInSeconds() {
        // Decided by people, so that no other test's list is full of them.
        insert("""
                insert into partner_payment (partner, reference, alternate, billing_code, amount, paid_at, transport, received_at, outcome,
                  decided)
                select 'bank-match', 'Q' || i, 'QA' || i, '8' || lpad(i::text, 14, '0'), 350000,
                  cast(:day as date)::timestamp at time zone 'Asia/Jakarta' + i * interval '1 second', 'QUEUE', now(), 'UNKNOWN_BILL', true
                from generate_series(1, :many) i
                """);
        insert("""
                insert into partner_file (id, partner, name, digest, bytes, state, purpose, received_at, finished_at, next_at)
                values (cast(:file as uuid), 'bank-match', 'VOLUME', 'volume', 1, 'DONE', 'STATEMENT', now(), now(), now())
                """);
        insert("""
                insert into statement_line select cast(:file as uuid), i, 'bank-match', case when i % 3 = 0 then 'QA' else 'Q' end || i,
                  '8' || lpad(i::text, 14, '0'), 350000, 'CREDIT',
                  cast(:day as date)::timestamp at time zone 'Asia/Jakarta' + i * interval '1 second', cast(:day as date)
                from generate_series(51, :many + 50) i
                """);
        long before = System.nanoTime();
        ledger.bean(Reconciliation.class).run("bank-match", DAY, "hub");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(30));
        assertThat(open("REFUSED_HERE")).isEqualTo(MANY - 50);
        assertThat(open("UNKNOWN_BILL")).isEqualTo(50);
    }

    private void insert(String sql) {
        ledger.sql()
                .sql(sql)
                .param("day", DAY.toString())
                .param("many", MANY)
                .param("file", FILE)
                .update();
    }

    private int open(String kind) {
        return ledger.sql()
                .sql("select count(*) from reconciliation_difference where day = ? and kind = ? and closed_at is null")
                .params(DAY, kind)
                .query(Integer.class)
                .single();
    }
}
