package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.adjudication.Adjudications;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import id.lintas.registry.RegistryIntake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Receipts of the registry that come together: they are taken side by side, and each is as if it had come alone. */
@ExtendWith(NeedsDatabase.class)
class ReceiptsTogetherIT {

    private final Ledger ledger = Ledger.get();
    private final RegistryIntake intake = ledger.bean(RegistryIntake.class);
    private final List<OfficeId> offices =
            IntStream.range(0, 40).mapToObj(n -> ledger.newOffice()).toList();

    @Test
    void eachOfManyPaysItsOwnCaseAndItsCheckBegins() {
        List<Paid> all = IntStream.range(0, 200).mapToObj(n -> paid(n % 40)).toList();
        intake.events(all.stream().map(Paid::receipt).toList());
        assertThat(all).allSatisfy(paid -> {
            assertThat(paid.payment().ntpn()).isEqualTo(paid.ntpn);
            assertThat(paid.payment().status()).isEqualTo(Payment.Status.SETTLED);
            assertThat(paid.stage()).isEqualTo(Stage.ADJUDICATING);
            assertThat(paid.checks()).isTrue();
            assertThat(paid.events())
                    .containsExactlyInAnyOrder(
                            "PAYMENT_RECORDED",
                            "STAGE_CHANGED PAID_PROVISIONAL",
                            "PAYMENT_STORED",
                            "STAGE_CHANGED PAID",
                            "STAGE_CHANGED ADJUDICATING",
                            "ADJUDICATION_STARTED");
            assertThat(paid.kept()).containsExactly("TAKEN");
        });
        assertThat(commits(all)).as("commits for two hundred, the largest lot").isEqualTo(1);
    }

    @Test
    void theSameReceiptTwiceChangesNothingTheSecondTime() {
        Paid one = paid(0);
        Paid other = paid(1);
        intake.events(List.of(one.receipt(), other.receipt(), one.receipt(), one.receipt()));
        assertThat(one.events()).filteredOn("PAYMENT_STORED"::equals).hasSize(1);
        assertThat(one.kept()).containsExactly("TAKEN", "TAKEN", "TAKEN");
        assertThat(List.of(one.stage(), other.stage())).containsOnly(Stage.ADJUDICATING);
    }

    /** The second sees what the first wrote, as if they had come one after the other. */
    @Test
    void twoNumbersForOnePaymentAreAContradictionOfTheSecond() {
        Paid one = paid(0);
        Paid neighbour = paid(0);
        intake.events(List.of(one.receipt(), one.receipt("ZZZZZZZZ12345678"), neighbour.receipt()));
        assertThat(one.payment().ntpn()).isEqualTo(one.ntpn);
        assertThat(one.kept()).containsExactlyInAnyOrder("TAKEN", "QUARANTINED");
        assertThat(neighbour.stage()).isEqualTo(Stage.ADJUDICATING);
    }

    @Test
    void whatContradictsOrCannotBeReadDecidesNothingAndItsNeighboursAreTaken() {
        Paid good = paid(0);
        Paid formless = paid(1);
        Paid foreign = paid(2);
        Paid last = paid(3);
        intake.events(List.of(
                good.receipt(),
                formless.receipt("not a number"),
                formless.said("{\"paymentId\":\"1\",\"ntpn\":\"" + formless.ntpn + "\"}"),
                foreign.said(good.data(foreign.ntpn)),
                last.receipt()));
        assertThat(List.of(good.stage(), last.stage())).containsOnly(Stage.ADJUDICATING);
        assertThat(List.of(formless.stage(), foreign.stage())).containsOnly(Stage.PAID_PROVISIONAL);
        assertThat(formless.kept()).containsExactly("QUARANTINED", "QUARANTINED");
        assertThat(foreign.kept()).as("of another office").containsExactly("QUARANTINED");
        assertThat(good.payment().ntpn()).isEqualTo(good.ntpn);
    }

    /** One number for two payments: the database refuses, nothing of the lot happened, and alone one is taken. */
    @Test
    void oneNumberForTwoPaymentsIsTheFirstsAlone() {
        Paid one = paid(0);
        Paid other = paid(0);
        byte[] again = other.receipt(one.ntpn);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> intake.events(List.of(one.receipt(), again)))
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
        assertThat(List.of(one.stage(), other.stage())).containsOnly(Stage.PAID_PROVISIONAL);
        intake.event(one.receipt());
        intake.event(again);
        assertThat(one.stage()).isEqualTo(Stage.ADJUDICATING);
        assertThat(other.kept()).containsExactly("QUARANTINED");
    }

    private long commits(List<Paid> all) {
        return ledger.bean(OfficeTransactions.class)
                .acrossOffices(() -> ledger.sql()
                        .sql("select count(distinct xmin::text) from payment where id in (:ids)")
                        .param("ids", all.stream().map(paid -> paid.payment).toList())
                        .query(Long.class)
                        .single());
    }

    private Paid paid(int office) {
        return new Paid(offices.get(office));
    }

    /** A case whose payment the hub has and the registry stores. */
    private final class Paid {
        private final OfficeId office;
        private final PassportApplication application;
        private final BillingCode code;
        private final UUID payment;
        private final UUID question;
        private final String ntpn = String.format("NTPN%012d", Ledger.number());

        Paid(OfficeId office) {
            this.office = office;
            application = ledger.captured(office);
            code = ledger.billed(office, application, Duration.ofDays(1));
            Instant now = ledger.clock().instant();
            ledger.bean(OfficeTransactions.class)
                    .inTransaction(() -> ledger.bean(SettlePayment.class)
                            .settle(
                                    new PaymentConfirmation(
                                            new PartnerId("bank-toy"),
                                            Transport.REST,
                                            "R" + code,
                                            code,
                                            new Rupiah(350_000),
                                            now.minusSeconds(5),
                                            "TELLER"),
                                    now));
            payment = payment().id();
            question = ledger.latest(office, SettlePayment.CONFIRMED);
        }

        byte[] receipt() {
            return receipt(ntpn);
        }

        byte[] receipt(String number) {
            return said(data(number));
        }

        String data(String number) {
            return "{\"paymentId\":\"%s\",\"billingCode\":\"%s\",\"ntpn\":\"%s\",\"recordedAt\":\"%s\"}"
                    .formatted(payment, code, number, ledger.clock().instant());
        }

        byte[] said(String data) {
            return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"id.lintas.payment.recorded.v1\",\"causationid\":\"%s\",\"data\":%s}"
                    .formatted(UUID.randomUUID(), question, data)
                    .getBytes(StandardCharsets.UTF_8);
        }

        Payment payment() {
            return ledger.bean(Payments.class).of(office, application.id()).get(0);
        }

        Stage stage() {
            return ledger.bean(PassportApplications.class)
                    .get(office, application.id())
                    .stage();
        }

        boolean checks() {
            return ledger.bean(Adjudications.class).of(office, application.id()).isPresent();
        }

        List<String> events() {
            List<String> events = new ArrayList<>(texts(
                    "select event || case when event = 'STAGE_CHANGED' then ' ' || detail else '' end from audit_entry"
                            + " where subject in (?, ?) order by at, id",
                    application.id().toString(),
                    payment.toString()));
            return events.subList(events.indexOf("PAYMENT_RECORDED"), events.size());
        }

        List<String> kept() {
            return texts(
                    "select outcome from inbound_message where correlation = ? and operation = 'id.lintas.payment.recorded.v1'"
                            + " order by id",
                    application.bookingCode());
        }

        private List<String> texts(String sql, Object... values) {
            return ledger.bean(OfficeTransactions.class)
                    .in(
                            office,
                            () -> ledger.sql()
                                    .sql(sql)
                                    .params(values)
                                    .query(String.class)
                                    .list());
        }
    }
}
