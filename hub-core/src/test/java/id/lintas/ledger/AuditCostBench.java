package id.lintas.ledger;

import id.lintas.audit.AuditSealer;
import id.lintas.harness.RealPostgres;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.payment.BillingCode;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * What the chain costs a payment: payments of one office by eight threads, settled without a chain, with one that is made after the
 * commit, and with one that is made within the transaction. No test: {@code -Dit.test=AuditCostBench}; writes {@code target/audit-cost.txt}.
 */
class AuditCostBench {

    private static final int THREADS = 8;
    private static final int PAYMENTS = 80;
    private static final int ROUNDS = 3;

    private final Ledger ledger = Ledger.get();
    private final OfficeTransactions transactions = ledger.bean(OfficeTransactions.class);
    private final AuditSealer sealer = ledger.bean(AuditSealer.class);

    @Test
    void paymentsPerSecond() throws Exception {
        Map<How, List<Double>> rates = new EnumMap<>(How.class);
        for (int round = 0; round <= ROUNDS; round++) {
            for (How how : How.values()) {
                double rate = run(how);
                if (round > 0) {
                    rates.computeIfAbsent(how, any -> new ArrayList<>()).add(rate);
                }
            }
        }
        StringBuilder said = new StringBuilder();
        rates.forEach((how, found) -> said.append(how)
                .append(' ')
                .append(Math.round(found.stream().sorted().toList().get(ROUNDS / 2)))
                .append("/s ")
                .append(found.stream().map(Math::round).toList())
                .append('\n'));
        java.nio.file.Files.writeString(java.nio.file.Path.of("target", "audit-cost.txt"), said);
    }

    private double run(How how) throws Exception {
        OfficeId office = ledger.newOffice();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < PAYMENTS; i++) {
            transactions.in(
                    office,
                    () -> ledger.sql()
                            .sql("update booking_session set taken = 0 where office = ?")
                            .param(office.value())
                            .update());
            BillingCode code = ledger.billed(office, ledger.captured(office), Duration.ofDays(7));
            work.add(() -> settle(office, code, how));
        }
        sealer.link(office);
        trigger(how == How.NO_CHAIN ? "disable" : "enable");
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        if (how == How.AFTER_THE_COMMIT) {
            threads.execute(() -> {
                while (running.get()) {
                    sealer.link(office);
                    java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
                }
            });
        }
        long start = System.nanoTime();
        for (Future<Boolean> done : threads.invokeAll(work)) {
            done.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        running.set(false);
        threads.shutdown();
        trigger("enable");
        return PAYMENTS / seconds;
    }

    private boolean settle(OfficeId office, BillingCode code, How how) {
        Instant now = ledger.clock().instant();
        transactions.inTransaction(() -> {
            ledger.bean(SettlePayment.class)
                    .settle(
                            new PaymentConfirmation(
                                    new PartnerId("bank-toy"),
                                    Transport.REST,
                                    "B" + code,
                                    code,
                                    new Rupiah(350_000),
                                    now,
                                    "teller"),
                            now);
            return how == How.WITHIN_THE_TRANSACTION ? sealer.link(office) : 0;
        });
        return true;
    }

    private void trigger(String what) throws SQLException {
        try (Connection connection =
                        RealPostgres.forTests().superuser(ledger.database().name());
                Statement statement = connection.createStatement()) {
            statement.execute("alter table audit_entry " + what + " trigger awaits_link");
        }
    }

    private enum How {
        NO_CHAIN,
        AFTER_THE_COMMIT,
        WITHIN_THE_TRANSACTION
    }
}
