package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.absence.Absences;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import id.lintas.privacy.Purge;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money of a person who did not come: it closes nothing silently, it is never lost, and the data still goes in the end. */
@ExtendWith(NeedsDatabase.class)
class AbsentPaymentsIT {

    private static final String CONFIRMED = "id.lintas.payment.confirmed.v1";
    private static final Duration YEAR = Duration.ofDays(366);

    private final Ledger ledger = Ledger.get();
    private final Absences absences = ledger.bean(Absences.class);
    private final PassportApplications applications = ledger.bean(PassportApplications.class);
    private final Payments payments = ledger.bean(Payments.class);
    private final Purge purge = ledger.bean(Purge.class);
    private final AbsentPersons people = new AbsentPersons(ledger);
    private final EndedCases cases = new EndedCases(ledger);
    private final OfficeId office = ledger.newOffice();

    @Test
    void aPaidCaseIsNeverClosedByTheHubAndTheOfficeSeesIt() {
        PassportApplication fetchable = people.signed(office, 30);
        PassportApplication forgotten = people.signed(office, 31);
        PassportApplication older = people.signed(office, 400);

        assertThat(absences.close(office)).isZero();

        assertThat(absences.paidAndWaiting(office, 10))
                .extracting(PassportApplication::id)
                .containsExactly(older.id(), forgotten.id());
        assertThat(people.stage(office, fetchable)).isEqualTo(Stage.SIGNED);
        assertThat(absences.paidAndWaiting(ledger.newOffice(), 10)).isEmpty();
    }

    @Test
    void onlyPeopleCloseIt_NotBeforeItsTimeAndNotForGood() {
        PassportApplication early = people.signed(office, 30);
        PassportApplication late = people.signed(office, 31);
        assertThatThrownBy(() -> applications.move(office, early.id(), Stage.UNCOLLECTED, "dewi"))
                .isInstanceOf(IllegalTransition.class);
        assertThat(people.stage(office, early)).isEqualTo(Stage.SIGNED);

        applications.move(office, late.id(), Stage.UNCOLLECTED, "dewi");
        assertThat(absences.paidAndWaiting(office, 10)).isEmpty();
        applications.move(office, late.id(), Stage.HANDED_OVER, "dewi");
        assertThat(people.stage(office, late)).isEqualTo(Stage.HANDED_OVER);
    }

    /** The stages do not let a booking be paid before its person came; if ever one is, its money still keeps it open. */
    @Test
    void moneyOnAnAppointmentKeepsItOpenForTheHubAndForPeople() {
        PassportApplication one = people.booked(office, 60);
        transactions()
                .run(
                        office,
                        () -> ledger.sql()
                                .sql(
                                        "insert into bill (office, application, amount, status, requested_at, billing_code)"
                                                + " values (?, ?, 350000, 'PAID', now(), ?)")
                                .params(office.value(), one.id(), String.format("82026%010d", Ledger.number()))
                                .update());
        cases.paid(office, one, "SETTLED");

        assertThat(absences.close(office)).isZero();
        assertThatThrownBy(() -> applications.move(office, one.id(), Stage.NO_SHOW, "dewi"))
                .isInstanceOf(IllegalTransition.class);
        assertThat(absences.paidAndWaiting(office, 10))
                .extracting(PassportApplication::id)
                .containsExactly(one.id());

        PassportApplication unpaid = people.booked(office, 60);
        assertThat(absences.close(office))
                .as("control: a neighbour without money")
                .isEqualTo(1);
        assertThat(people.stage(office, unpaid)).isEqualTo(Stage.NO_SHOW);
    }

    @Test
    void moneyThatIsHeldForAWrongAmountKeepsTheBillOpen() {
        PassportApplication one = people.billed(office, 40);
        BillingCode code = people.code(office, one);
        assertThat(pay(code, "NTB1" + code, 349_999, inTime())).isEqualTo(Outcome.WRONG_AMOUNT);

        assertThat(absences.close(office)).isZero();
        assertThat(people.stage(office, one)).isEqualTo(Stage.BILLED);
        assertThat(absences.paidAndWaiting(office, 10))
                .extracting(PassportApplication::id)
                .containsExactly(one.id());
        PassportApplication unpaid = people.billed(office, 40);
        assertThat(absences.close(office))
                .as("control: a neighbour without money")
                .isEqualTo(1);
        assertThat(people.stage(office, unpaid)).isEqualTo(Stage.UNPAID);
    }

    @Test
    void aPaymentMadeInTimeThatArrivesAfterTheClosingTakesTheCaseUpAgain() {
        PassportApplication one = closed();
        BillingCode code = people.code(office, one);

        assertThat(pay(code, "NTB2" + code, 350_000, inTime())).isEqualTo(Outcome.SETTLED);

        assertThat(people.stage(office, one)).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(payments.bill(office, one.id()).orElseThrow().status()).isEqualTo(Bill.Status.PAID);
        assertThat(ledger.bean(Messages.class).timeline(one.bookingCode()))
                .extracting(MessageView::type)
                .contains(CONFIRMED);
        UUID payment = payments.of(office, one.id()).get(0).id();
        ledger.answer(office, CONFIRMED, "id.lintas.payment.recorded.v1", """
                {"paymentId":"%s","billingCode":"%s","ntpn":"ABCDEFGH12345678","recordedAt":"%s"}""".formatted(payment, code, people.now()));
        assertThat(people.stage(office, one)).isEqualTo(Stage.ADJUDICATING);
    }

    @Test
    void aPaymentMadeTooLateIsRecordedForReviewAndKeepsTheData() {
        PassportApplication one = closed();
        BillingCode code = people.code(office, one);

        assertThat(pay(code, "NTB3" + code, 350_000, people.now())).isEqualTo(Outcome.SETTLED_LATE);

        assertThat(people.stage(office, one)).isEqualTo(Stage.UNPAID);
        assertThat(payments.bill(office, one.id()).orElseThrow().status()).isEqualTo(Bill.Status.PAID_LATE);
        assertThat(payments.of(office, one.id()))
                .singleElement()
                .satisfies(paid -> assertThat(paid.status()).isEqualTo(Payment.Status.LATE));
        assertThat(absences.paidAndWaiting(office, 10))
                .extracting(PassportApplication::id)
                .containsExactly(one.id());
        people.delivered(office, one);
        people.aged(office, one, YEAR);
        long before = cases.left(office, one);
        purge.run(office);
        assertThat(cases.left(office, one)).isEqualTo(before);
    }

    /** In time, but told of when the fingerprints were deleted, or all of it: it cannot go on, and it is not lost. */
    @ParameterizedTest
    @CsvSource({"31", "366"})
    void aPaymentThatArrivesAfterTheDataWentIsRecordedForReview(int days) {
        PassportApplication one = closed();
        BillingCode code = people.code(office, one);
        people.aged(office, one, Duration.ofDays(days));
        purge.run(office);
        assertThat(applications.get(office, one.id()).purged()).isEqualTo(days > 365);

        assertThat(pay(code, "NTB4" + code, 350_000, inTime())).isEqualTo(Outcome.SETTLED_LATE);

        assertThat(people.stage(office, one)).isEqualTo(Stage.UNPAID);
        assertThat(payments.of(office, one.id())).hasSize(1);
        assertThat(absences.paidAndWaiting(office, 10)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"NO_SHOW", "UNPAID", "UNCOLLECTED"})
    void theTimeToKeepDataRunsFromTheClosing(Stage end) {
        PassportApplication one = ended(end);
        people.delivered(office, one);
        people.aged(office, one, Duration.ofDays(364));
        purge.run(office);
        assertThat(applications.get(office, one.id()).purged()).isFalse();

        people.aged(office, one, YEAR);
        cases.sql(
                office,
                "update booking set created_at = :then where office = :office and code = :booking",
                one,
                longAgo());
        cases.sql(
                office,
                "update delivery_state set delivered_at = :then where office = :office "
                        + "and id in (select id from delivery where correlation = :booking)",
                one,
                longAgo());
        cases.sql(
                office,
                "update inbound_message set received_at = :then where office = :office and correlation = :booking",
                one,
                longAgo());
        purge.run(office);

        assertThat(applications.get(office, one.id()).purged()).isTrue();
        assertThat(cases.left(office, one)).isZero();
        for (Stage next : Stage.values()) {
            assertThatThrownBy(() -> applications.move(office, one.id(), next, "dewi"))
                    .as("nobody is left to go on with")
                    .isInstanceOf(IllegalTransition.class);
        }
    }

    @Test
    void whoComesAfterAllIsNotPurged() {
        PassportApplication one = ended(Stage.NO_SHOW);
        people.aged(office, one, Duration.ofDays(360));
        applications.move(office, one.id(), Stage.ARRIVED, "dewi");
        people.aged(office, one, YEAR);
        purge.run(office);
        assertThat(applications.get(office, one.id()).purged()).isFalse();
    }

    private PassportApplication ended(Stage end) {
        if (end == Stage.UNCOLLECTED) {
            PassportApplication one = people.signed(office, 40);
            return applications.move(office, one.id(), end, "dewi");
        }
        PassportApplication one = end == Stage.NO_SHOW ? people.booked(office, 40) : people.billed(office, 40);
        absences.close(office);
        assertThat(people.stage(office, one)).isEqualTo(end);
        return one;
    }

    private PassportApplication closed() {
        return ended(Stage.UNPAID);
    }

    /** Before the bills of {@link #closed} expired. */
    private Instant inTime() {
        return people.now().minus(Duration.ofDays(41));
    }

    private Instant longAgo() {
        return people.now().minus(YEAR);
    }

    private Outcome pay(BillingCode code, String reference, long amount, Instant paidAt) {
        PaymentConfirmation said = new PaymentConfirmation(
                new PartnerId("bank-toy"),
                Transport.REST,
                reference,
                reference,
                code,
                new Rupiah(amount),
                paidAt,
                "TELLER");
        return transactions()
                .inTransaction(() -> ledger.bean(SettlePayment.class)
                        .settle(said, people.now())
                        .outcome());
    }

    private OfficeTransactions transactions() {
        return ledger.bean(OfficeTransactions.class);
    }
}
