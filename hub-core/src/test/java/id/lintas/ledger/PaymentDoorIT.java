package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.intake.PartnerIntake;
import id.lintas.intake.RawMessage;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import id.lintas.payment.Settlement;
import id.lintas.sql.RoundTrips;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NeedsDatabase.class)
class PaymentDoorIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final PassportApplication application = ledger.captured(office);
    private final BillingCode code = ledger.billed(office, application, Duration.ofDays(7));

    @Test
    void settlesOnceWhenTheBankRepeatsTheCall() {
        String call = line("k1" + code, "R" + code, code, 350_000);
        assertThat(post("bank-toy", call)).isEqualTo("SETTLED");
        assertThat(post("bank-toy", call)).isEqualTo("SETTLED repeated");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aPaymentTakesThreeRoundTripsToTheDatabase() {
        String call = line("k0" + code, "R" + code, code, 350_000);
        assertThat(RoundTrips.of(() -> assertThat(post("bank-toy", call)).isEqualTo("SETTLED")))
                .as("whose bill; the account; what follows, with the commit")
                .isEqualTo(3);
        assertThat(RoundTrips.of(() -> assertThat(post("bank-toy", call)).isEqualTo("SETTLED repeated")))
                .as("the answer of then; whose it is; what is kept of it, with the commit")
                .isEqualTo(3);
    }

    @Test
    void settlesOnceWhenManyEqualCallsComeAtTheSameMoment() throws Exception {
        String call = line("k2" + code, "R" + code, code, 350_000);
        List<String> answers = together(24, () -> post("bank-toy", call));
        assertThat(answers).filteredOn("SETTLED"::equals).hasSize(1);
        assertThat(answers).filteredOn("SETTLED repeated"::equals).hasSize(23);
        assertThat(payments()).isEqualTo(1);
        assertThat(owed("id.lintas.payment.confirmed.v1")).isEqualTo(1);
    }

    @Test
    void oneOfManyDifferentPaymentsWinsTheBill() throws Exception {
        List<String> answers = together(
                16, () -> post("bank-toy", line("k" + Ledger.number(), "R" + code + Ledger.number(), code, 350_000)));
        assertThat(answers).filteredOn("SETTLED"::equals).hasSize(1);
        assertThat(answers).filteredOn("ALREADY_PAID"::equals).hasSize(15);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void theSameKeyWithOtherContentIsAConflict() {
        post("bank-toy", line("k3" + code, "R" + code, code, 350_000));
        assertThat(post("bank-toy", line("k3" + code, "S" + code, code, 350_000)))
                .isEqualTo("CONFLICT");
    }

    @Test
    void theSameReferenceUnderANewKeyIsTheSamePayment() {
        post("bank-toy", line("k4" + code, "R" + code, code, 350_000));
        assertThat(post("bank-toy", line("k5" + code, "R" + code, code, 350_000)))
                .isEqualTo("SETTLED");
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aWrongAmountIsHeldAndDoesNotBurnTheKey() {
        assertThat(post("bank-toy", line("k6" + code, "R" + code, code, 349_999)))
                .isEqualTo("WRONG_AMOUNT");
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .anyMatch(held ->
                        held.reference().equals("R" + code) && held.outcome().equals("WRONG_AMOUNT"));
        assertThat(post("bank-toy", line("k6" + code, "R" + code, code, 350_000)))
                .isEqualTo("SETTLED");
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .noneMatch(held -> held.reference().equals("R" + code));
    }

    @Test
    void moneyForAnUnknownBillIsHeld() {
        BillingCode unknown = new BillingCode("899999999999999");
        assertThat(post("bank-toy", line("k7" + code, "U" + code, unknown, 350_000)))
                .isEqualTo("UNKNOWN_BILL");
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .anyMatch(held -> held.reference().equals("U" + code));
    }

    @Test
    void aPaymentMadeAfterTheExpiryIsRecordedForReview() {
        OfficeId late = ledger.newOffice();
        PassportApplication slow = ledger.captured(late);
        BillingCode shortLived = ledger.billed(late, slow, Duration.ofMillis(1));
        ledger.clock().forward(Duration.ofSeconds(1));
        assertThat(post("bank-toy", line("k8" + shortLived, "R" + shortLived, shortLived, 350_000)))
                .isEqualTo("SETTLED_LATE");
        assertThat(ledger.bean(Payments.class)
                        .bill(late, slow.id())
                        .orElseThrow()
                        .status())
                .isEqualTo(Bill.Status.PAID_LATE);
    }

    @Test
    void aStatusFindsThePaymentByEitherNumber() {
        PaymentConfirmation said = new PaymentConfirmation(
                new PartnerId("bank-toy"),
                Transport.REST,
                "NTB" + code,
                "REQ" + code,
                code,
                new Rupiah(350_000),
                ledger.clock().instant(),
                "");
        SettlePayment payments = ledger.bean(SettlePayment.class);
        ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> payments.settle(said, ledger.clock().instant()));
        assertThat(payments.status("bank-toy", "NTB" + code).outcome()).isEqualTo(Outcome.SETTLED);
        assertThat(payments.status("bank-toy", "REQ" + code).outcome()).isEqualTo(Outcome.SETTLED);
        assertThat(payments.status("post-toy", "REQ" + code).outcome()).isEqualTo(Outcome.NOT_FOUND);
    }

    @Test
    void anAdviceWithAnotherNumberIsTheSamePaymentWhereverItStands() {
        assertThat(settle("N1" + code, "REQ" + code, 350_000)).isEqualTo(Outcome.SETTLED);
        assertThat(settle("N2" + code, "REQ" + code, 350_000)).isEqualTo(Outcome.SETTLED);
        assertThat(settle("N3" + code, "OTHER" + code, 350_000)).isEqualTo(Outcome.ALREADY_PAID);
        assertThat(settle("N4" + code, "REQ" + code, 349_000)).isEqualTo(Outcome.CONFLICT);
        assertThat(payments()).isEqualTo(1);
        SettlePayment payments = ledger.bean(SettlePayment.class);
        assertThat(payments.status("bank-toy", "N2" + code).outcome()).isEqualTo(Outcome.SETTLED);
        assertThat(payments.status("bank-toy", "N2" + code).paymentId())
                .isEqualTo(payments.status("bank-toy", "N1" + code).paymentId());
        assertThat(payments.statuses("bank-toy", code))
                .extracting(Settlement::outcome)
                .containsExactly(Outcome.SETTLED, Outcome.ALREADY_PAID, Outcome.CONFLICT);
        assertThat(payments.statuses("post-toy", code))
                .extracting(Settlement::outcome)
                .containsExactly(Outcome.NOT_FOUND);
    }

    @Test
    void advicesThatComeTogetherAreOnePayment() throws Exception {
        assertThat(together(8, () -> settle("T" + Ledger.number(), "REQ" + code, 350_000)))
                .containsOnly(Outcome.SETTLED);
        assertThat(payments()).isEqualTo(1);
    }

    private Outcome settle(String reference, String request, long amount) {
        PaymentConfirmation said = new PaymentConfirmation(
                new PartnerId("bank-toy"),
                Transport.REST,
                reference,
                request,
                code,
                new Rupiah(amount),
                ledger.clock().instant(),
                "");
        return ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> ledger.bean(SettlePayment.class)
                        .settle(said, ledger.clock().instant())
                        .outcome());
    }

    @Test
    void garbageIsKeptAnsweredAndBlocksNothing() {
        assertThat(post("bank-toy", "garbage")).isEqualTo("MALFORMED");
        assertThat(post("bank-toy", line("k9" + code, "R" + code, code, 350_000)))
                .isEqualTo("SETTLED");
    }

    private String post(String partner, String body) {
        RawMessage message = new RawMessage(
                new PartnerId(partner),
                Transport.REST,
                "/partners/" + partner,
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                ledger.clock().instant());
        return new String(ledger.bean(PartnerIntake.class).receive(message).body(), StandardCharsets.UTF_8);
    }

    private static String line(String key, String reference, BillingCode code, long amount) {
        return key + " " + reference + " " + code + " " + amount;
    }

    private int payments() {
        return ledger.bean(Payments.class).of(office, application.id()).size();
    }

    private long owed(String type) {
        return ledger.bean(Messages.class).timeline(application.bookingCode()).stream()
                .filter(message -> message.type().equals(type))
                .count();
    }

    private static <T> List<T> together(int times, Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(java.util.Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
