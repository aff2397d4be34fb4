package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.audit.Actor;
import id.lintas.audit.AuditBatches;
import id.lintas.audit.AuditChain;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditOutcome;
import id.lintas.audit.AuditSealer;
import id.lintas.audit.AuditTrail;
import id.lintas.audit.ChainFault;
import id.lintas.audit.ChainState;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class AuditChainIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final AuditTrail trail = ledger.bean(AuditTrail.class);
    private final AuditSealer sealer = ledger.bean(AuditSealer.class);
    private final AuditBatches batches = ledger.bean(AuditBatches.class);
    private final AuditChain chain = ledger.bean(AuditChain.class);

    @Test
    void manyTransactionsAtOnceAndTwoSealersSkipNothingAndLinkNothingTwice() throws Exception {
        AtomicInteger committed = new AtomicInteger();
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(10);
        List<Future<?>> sealers = new ArrayList<>();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            Random random = new Random(writer);
            writers.add(() -> {
                for (int i = 0; i < 40; i++) {
                    write(random, committed);
                }
                return null;
            });
        }
        for (int i = 0; i < 2; i++) {
            sealers.add(threads.submit(() -> {
                while (writing.get()) {
                    sealer.link(office);
                    batches.sign(office);
                }
            }));
        }
        for (Future<Void> written : threads.invokeAll(writers)) {
            written.get();
        }
        writing.set(false);
        for (Future<?> sealed : sealers) {
            sealed.get();
        }
        sealer.link(office);
        batches.sign(office);
        threads.shutdown();

        assertThat(count("audit_entry")).isEqualTo(committed.get());
        assertThat(number("select sum(cardinality(entries)) from audit_run where office = ?"))
                .isEqualTo(committed.get());
        assertThat(count("audit_pending")).isZero();
        assertThat(number("select count(distinct e) from audit_run, unnest(entries) e where office = ?"))
                .isEqualTo(committed.get());
        assertThat(number("select max(to_seq) from audit_run where office = ?")).isEqualTo(committed.get());
        ChainState state = chain.verify(office);
        assertThat(state.intact()).as("%s", state).isTrue();
        assertThat(state.links()).isEqualTo(committed.get());
        assertThat(state.signed()).isEqualTo(committed.get());
        assertThat(count("audit_batch"))
                .as("several batches, or the test shows little")
                .isGreaterThan(1);
    }

    /** Runs of hundreds, which do not end where a walk along the chain pauses. */
    @Test
    void aLongChainIsWalkedFromTheMiddleOfOneRunToThatOfAnother() {
        for (int lot = 0; lot < 27; lot++) {
            transactions.run(office, () -> {
                for (int i = 0; i < 90; i++) {
                    trail.record(office, "dewi", AuditEvent.STAGE_CHANGED, "case", "ARRIVED");
                }
            });
            if (lot == 0) {
                sealer.link(office);
            }
        }
        assertThat(sealer.link(office)).isEqualTo(26 * 90);
        batches.sign(office);
        ChainState state = chain.verify(office);
        assertThat(state.fault()).isEqualTo(ChainFault.NONE);
        assertThat(state.links()).isEqualTo(27 * 90);
        assertThat(state.signed()).isEqualTo(27 * 90);
        assertThat(count("audit_run")).as("runs").isBetween(5L, 8L);
    }

    @Test
    void anEntryThatCommitsAfterLaterOnesWereLinkedIsLinkedToo() throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch commit = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> slow = thread.submit(() -> transactions.run(office, () -> {
            trail.record(office, "dewi", AuditEvent.STAGE_CHANGED, "slow", "ARRIVED");
            written.countDown();
            try {
                commit.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        written.await(60, TimeUnit.SECONDS);
        entry("quick");
        assertThat(sealer.link(office)).isEqualTo(1);
        commit.countDown();
        slow.get();
        thread.shutdown();
        assertThat(sealer.link(office)).isEqualTo(1);
        assertThat(transactions.in(
                        office,
                        () -> ledger.sql()
                                .sql("""
                                select e.subject from audit_run r cross join unnest(r.entries) with ordinality as u (entry, n)
                                join audit_entry e on e.office = r.office and e.id = u.entry
                                where r.office = ? order by r.to_seq, u.n""")
                                .param(office.value())
                                .query(String.class)
                                .list()))
                .containsExactly("quick", "slow");
        assertThat(chain.verify(office).intact()).isTrue();
    }

    @Test
    void aRefusedActionIsKeptThoughItsTransactionRollsBack() {
        OfficeId other = ledger.newOffice();
        assertThatThrownBy(() -> transactions.run(other, () -> {
                    trail.recordApart(
                            office,
                            Actor.at(other, "budi").because("ingin tahu"),
                            AuditEvent.ACCESS_REFUSED,
                            AuditOutcome.REFUSED,
                            "/office/" + office,
                            "GET");
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(transactions.in(
                        office,
                        () -> ledger.sql()
                                .sql(
                                        "select outcome || ' ' || workplace || ' ' || reason from audit_entry where office = ?")
                                .param(office.value())
                                .query(String.class)
                                .list()))
                .containsExactly("REFUSED " + other + " ingin tahu");
    }

    @Test
    void nobodyEscapesTheTrailByWhatCannotBeWritten() {
        trail.recordApart(
                office,
                Actor.of("budi"),
                AuditEvent.ACCESS_REFUSED,
                AuditOutcome.REFUSED,
                "/office/x\0\ud800" + "y".repeat(5000),
                "\"\\\u0001\n\u2028");
        assertThat(number("select count(*) from audit_entry where office = ? and subject like '/office/x%'"))
                .isEqualTo(1);
        sealer.link(office);
        assertThat(chain.verify(office).intact()).isTrue();
    }

    @Test
    void withoutAKeyEntriesAreLinkedAllTheSameAndTheGapIsWrittenDownWhenTheKeyIsBack() {
        entry("one");
        String key = TestSigningKey.replace("nonsense");
        try {
            sealer.link(office);
            assertThat(batches.sign(office)).isFalse();
            assertThat(chain.verify(office).links()).isEqualTo(1);
            ledger.clock().forward(Duration.ofMinutes(5));
        } finally {
            TestSigningKey.replace(key);
        }
        assertThat(batches.sign(office)).isTrue();
        assertThat(chain.verify(office).signed()).isEqualTo(1);
        assertThat(number("select count(*) from audit_entry where office = ? and event = 'EVIDENCE_GAP'"))
                .isEqualTo(1);
        sealer.link(office);
        batches.sign(office);
        assertThat(number("select count(*) from audit_entry where office = ? and event = 'EVIDENCE_GAP'"))
                .as("the note of a gap is itself in time")
                .isEqualTo(1);
    }

    @Test
    void aNewKeyFileIsARotationAndOldBatchesStillVerify() {
        entry("one");
        sealer.link(office);
        batches.sign(office);
        String key = TestSigningKey.replace(TestSigningKey.fresh());
        try {
            entry("two");
            sealer.link(office);
            batches.sign(office);
        } finally {
            TestSigningKey.replace(key);
        }
        assertThat(number("select count(distinct key_id) from audit_batch where office = ?"))
                .isEqualTo(2);
        assertThat(chain.verify(office).intact()).isTrue();
        assertThat(batches.keys()).hasSizeGreaterThanOrEqualTo(2);
    }

    private void write(Random random, AtomicInteger committed) {
        int entries = 1 + random.nextInt(3);
        boolean fails = random.nextInt(5) == 0;
        try {
            transactions.run(office, () -> {
                for (int i = 0; i < entries; i++) {
                    trail.record(office, "dewi", AuditEvent.STAGE_CHANGED, "case", "ARRIVED " + i);
                }
                ledger.sql()
                        .sql("select 1 from pg_sleep(?)")
                        .param(random.nextDouble() / 100)
                        .query(Integer.class)
                        .single();
                if (fails) {
                    throw new IllegalStateException("rolled back on purpose");
                }
            });
            committed.addAndGet(entries);
        } catch (IllegalStateException e) {
            assertThat(fails).isTrue();
        }
    }

    private void entry(String subject) {
        transactions.run(office, () -> trail.record(office, "dewi", AuditEvent.STAGE_CHANGED, subject, "ARRIVED"));
    }

    private long count(String table) {
        return number("select count(*) from " + table + " where office = ?");
    }

    private long number(String sql) {
        return transactions.in(
                office,
                () -> ledger.sql()
                        .sql(sql)
                        .param(office.value())
                        .query(Long.class)
                        .single());
    }
}
