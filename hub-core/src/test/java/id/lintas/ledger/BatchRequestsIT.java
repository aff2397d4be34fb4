package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.reconciliation.BatchRequest;
import id.lintas.reconciliation.BatchRequests;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** N15: a number that is missing is asked for once, by however many nodes, and closed when it comes. */
@ExtendWith(NeedsDatabase.class)
class BatchRequestsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Ledger ledger = Ledger.get();
    private final BatchRequests requests = ledger.bean(BatchRequests.class);
    private final String partner = "post-" + Ledger.number();
    private final LocalDate day =
            LocalDate.ofInstant(ledger.clock().instant(), ToyStatements.WIB).minusDays(1);

    @Test
    void aGapIsAskedForOnceAndClosedWhenItComes() {
        came(13, Duration.ofHours(1));
        came(15, Duration.ofHours(1));
        IntStream.rangeClosed(1, 12).forEach(n -> came(n, Duration.ofHours(2)));
        requests.ask(3, PATIENCE);
        requests.ask(3, PATIENCE);
        assertThat(mine()).singleElement().satisfies(one -> {
            assertThat(one.sequence()).isEqualTo(14);
            assertThat(one.sent()).isTrue();
            assertThat(one.cameAt()).isNull();
        });
        String name = "RESEND-" + day.toString().replace("-", "") + "-000014.txt";
        assertThat(owed(name)).isEqualTo(1);
        came(14, Duration.ZERO);
        requests.ask(3, PATIENCE);
        assertThat(mine())
                .singleElement()
                .satisfies(one -> assertThat(one.cameAt()).isNotNull());
        assertThat(owed(name)).isEqualTo(1);
    }

    @Test
    void aFileThatIsOnlyOvertakenIsNotAskedForYet() {
        came(2, Duration.ofMinutes(14));
        requests.ask(3, PATIENCE);
        assertThat(mine()).isEmpty();
        ledger.clock().forward(Duration.ofMinutes(2));
        requests.ask(3, PATIENCE);
        assertThat(mine()).extracting(BatchRequest::sequence).containsExactly(1L);
    }

    @Test
    void manyNodesAtOnceAskOnce() throws Exception {
        came(2, Duration.ofHours(1));
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> all = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(n -> () -> requests.ask(3, PATIENCE))
                    .toList();
            nodes.invokeAll(all).forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(20)));
        } finally {
            nodes.shutdownNow();
        }
        assertThat(mine()).hasSize(1);
        assertThat(audited()).isEqualTo(1);
    }

    private List<BatchRequest> mine() {
        return requests.latest(1000).stream()
                .filter(one -> one.partner().equals(partner))
                .collect(Collectors.toList());
    }

    private void came(int sequence, Duration ago) {
        Timestamp at = Timestamp.from(ledger.clock().instant().minus(ago));
        ledger.sql()
                .sql("""
                        insert into partner_file (id, partner, name, digest, bytes, state, day, sequence, received_at, finished_at, next_at)
                        values (gen_random_uuid(), ?, ?, ?, 1, 'DONE', ?, ?, ?, ?, ?)
                        """)
                .params(partner, "POS-" + sequence, "d" + sequence, day, sequence, at, at, at)
                .update();
    }

    private int owed(String name) {
        return count(
                "select count(*) from delivery_now where office = 'central' and correlation = ? and link = ?",
                name,
                "results-" + partner);
    }

    private int audited() {
        return count(
                "select count(*) from audit_entry where office = 'central' and event = ? and subject = ?",
                "BATCH_ASKED",
                partner);
    }

    private int count(String sql, String one, String other) {
        return ledger.bean(OfficeTransactions.class)
                .in(
                        OfficeId.CENTRAL,
                        () -> ledger.sql()
                                .sql(sql)
                                .params(one, other)
                                .query(Integer.class)
                                .single());
    }
}
