package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.payment.Bills;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every minute each office is asked for bills whose time is over: what that reads must not grow with the bills there are. */
@ExtendWith(NeedsDatabase.class)
class OpenBillsReadIT {

    private static final int OFFICES = 20;
    private static final int BILLS = 1_000;

    private final Ledger ledger = Ledger.get();
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final List<OfficeId> offices =
            Stream.generate(ledger::newOffice).limit(OFFICES).toList();

    /** Open, issued now, good for another week. */
    @BeforeEach
    void openBills() {
        offices.forEach(office -> transactions.run(office, () -> {
            insert(office, """
                    insert into booking (office, code, day, start, lane, phone, created_at)
                    values (:office, 'MANY', current_date, '08:00', 'REGULAR', '', now())
                    """);
            insert(office, """
                    insert into application (office, id, booking_code, applicant, nik_index, service, stage, stage_since, created_at)
                    select :office, md5(:office || i)::uuid, 'MANY', '', '', 'ORDINARY_5Y', 'BILLED', now(), now()
                    from generate_series(1, %d) i
                    """.formatted(BILLS));
            insert(office, """
                    insert into bill (office, application, issue, amount, status, requested_at, billing_code, issued_at, expires_at)
                    select :office, md5(:office || i)::uuid, 1, 350000, 'OPEN', now(), i::text, now(), now() + interval '7 days'
                    from generate_series(1, %d) i
                    """.formatted(BILLS));
        }));
        JdbcClient.create(new DriverManagerDataSource(
                        ledger.database().ownerUrl(),
                        ledger.database().ownerUser(),
                        ledger.database().ownerPassword()))
                .sql("analyze bill")
                .update();
    }

    private void insert(OfficeId office, String sql) {
        ledger.sql().sql(sql).param("office", office.value()).update();
    }

    @Test
    void whatIsOverIsFoundWithoutReadingWhatIsNot() {
        OfficeId office = offices.get(0);
        transactions.run(office, () -> {
            ledger.bean(Bills.class).expire(office);
            assertThat(read()).isLessThan(BILLS / 10);
            ledger.sql()
                    .sql("select count(*) from bill where office = ? and billing_code <> ''")
                    .param(office.value())
                    .query(Long.class)
                    .single();
            assertThat(read()).as("control: whoever reads them all is seen").isGreaterThanOrEqualTo(BILLS);
        });
    }

    /** Rows of bills that this transaction read so far. */
    private long read() {
        return ledger.sql()
                .sql("select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'bill'")
                .query(Long.class)
                .single();
    }
}
