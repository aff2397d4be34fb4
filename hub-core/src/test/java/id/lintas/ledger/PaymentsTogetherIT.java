package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawMessage;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import id.lintas.payment.SettlePayment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments of several offices in one commit are as if each had come by itself. */
@ExtendWith(NeedsDatabase.class)
class PaymentsTogetherIT {

    private static final int OFFICES = 5;
    private static final int THREADS = 20;

    private final Ledger ledger = Ledger.get();

    private record Owing(OfficeId office, PassportApplication application, BillingCode code) {}

    private final List<Owing> bills = IntStream.range(0, OFFICES)
            .mapToObj(n -> ledger.newOffice())
            .flatMap(office -> IntStream.range(0, 6).mapToObj(n -> {
                PassportApplication application = ledger.captured(office);
                return new Owing(office, application, ledger.billed(office, application, Duration.ofDays(7)));
            }))
            .toList();

    @Test
    void eachBillIsPaidOnceHoweverOftenAndByWhichNumbersItComes() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (Owing bill : bills) {
            String said = "k" + bill.code() + " R" + bill.code() + " " + bill.code() + " 350000";
            calls.addAll(Collections.nCopies(3, () -> pay(said)));
            calls.add(() -> pay("l" + bill.code() + " R" + bill.code() + " " + bill.code() + " 350000"));
            calls.add(() -> pay("m" + bill.code() + " S" + bill.code() + " " + bill.code() + " 350000"));
        }
        Collections.shuffle(calls, new Random(7));
        List<String> answers = all(calls);

        assertThat(answers).hasSize(bills.size() * 5).noneMatch(answer -> answer.startsWith("UNAVAILABLE"));
        for (Owing bill : bills) {
            List<Payment> payments = ledger.bean(Payments.class)
                    .of(bill.office(), bill.application().id());
            assertThat(payments)
                    .filteredOn(payment -> payment.status().settles())
                    .hasSize(1);
            assertThat(payments).hasSizeLessThanOrEqualTo(2);
            assertThat(told(bill)).as("the registry is told once").isEqualTo(1);
        }
        assertThat(transactions()).as("written together").isLessThan(bills.size());
    }

    @Test
    void whatTheDatabaseRefusesFailsByItself() throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < bills.size(); i++) {
            BillingCode code = bills.get(i).code();
            String reference = i % 6 == 0 ? "R\0" + code : "R" + code;
            calls.add(() -> pay("k" + code + " " + reference + " " + code + " 350000"));
        }
        List<String> answers = all(calls);
        for (int i = 0; i < bills.size(); i++) {
            assertThat(answers.get(i)).isEqualTo(i % 6 == 0 ? "UNAVAILABLE" : "SETTLED");
            assertThat(ledger.bean(Payments.class)
                            .of(
                                    bills.get(i).office(),
                                    bills.get(i).application().id()))
                    .hasSize(i % 6 == 0 ? 0 : 1);
        }
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private String pay(String body) {
        RawMessage message = new RawMessage(
                new PartnerId("bank-toy"),
                Transport.REST,
                "/partners/bank-toy",
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                ledger.clock().instant());
        return new String(ledger.bean(PartnerIntake.class).receive(message).body(), StandardCharsets.UTF_8);
    }

    private long told(Owing bill) {
        return ledger.bean(Messages.class).timeline(bill.application().bookingCode()).stream()
                .map(MessageView::type)
                .filter(SettlePayment.CONFIRMED::equals)
                .count();
    }

    /** How many transactions of the database wrote the bills' payments. */
    private int transactions() {
        return ledger.bean(OfficeTransactions.class)
                .acrossOffices(() -> ledger.bean(JdbcClient.class)
                        .sql(
                                "select count(distinct xmin::text) from payment where status = 'PROVISIONAL' and billing_code in (:codes)")
                        .param(
                                "codes",
                                bills.stream().map(bill -> bill.code().value()).toList())
                        .query(Integer.class)
                        .single());
    }
}
