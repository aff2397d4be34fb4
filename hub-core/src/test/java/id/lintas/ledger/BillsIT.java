package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.ledger.CaseFacts.Fact;
import id.lintas.message.MessageView;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Bills;
import id.lintas.payment.Outcome;
import id.lintas.payment.Payment;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Payments;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import id.lintas.payment.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bill's life: expiring, being asked for anew, and the day on which all codes changed. */
@ExtendWith(NeedsDatabase.class)
class BillsIT {

    private static final String REQUESTED = "id.lintas.bill.requested.v1";

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final Bills bills = ledger.bean(Bills.class);
    private final Payments payments = ledger.bean(Payments.class);

    @Test
    void aBillThatNobodyPaidExpiresAndIsAskedForAnew() {
        PassportApplication one = ledger.captured(office);
        ledger.billed(office, one, Duration.ofSeconds(5));
        assertThat(bills.renew(office, one.id(), "dewi"))
                .as("it can still be paid")
                .isFalse();
        ledger.clock().forward(Duration.ofSeconds(6));
        bills.expire(office);
        assertThat(status(one)).isEqualTo(Bill.Status.EXPIRED);

        assertThat(bills.renew(office, one.id(), "dewi")).isTrue();
        assertThat(bills.renew(office, one.id(), "dewi"))
                .as("it is being asked for")
                .isFalse();
        assertThat(status(one)).isEqualTo(Bill.Status.REQUESTED);
        BillingCode second = issue(one, 2, ledger.clock().instant(), Duration.ofDays(7));
        assertThat(status(one)).isEqualTo(Bill.Status.OPEN);
        assertThat(pay(second, "N2", ledger.clock().instant(), Transport.REST)).isEqualTo(Outcome.SETTLED);
        assertThat(stage(one)).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(bills.renew(office, one.id(), "dewi")).as("it is paid").isFalse();
    }

    @Test
    void aPaymentOfTheFirstBillThatWasMadeInTimeSettlesTheCaseAndTheSecondBillIsOver() {
        PassportApplication one = ledger.captured(office);
        Instant begun = ledger.clock().instant();
        BillingCode first = ledger.billed(office, one, Duration.ofSeconds(5));
        ledger.clock().forward(Duration.ofSeconds(6));
        bills.expire(office);
        bills.renew(office, one.id(), "dewi");
        BillingCode second = issue(one, 2, ledger.clock().instant(), Duration.ofDays(7));

        assertThat(pay(first, "N1", begun.plusSeconds(1), Transport.FILES)).isEqualTo(Outcome.SETTLED);

        assertThat(payments.bills(office, one.id()))
                .extracting(Bill::status)
                .containsExactly(Bill.Status.PAID, Bill.Status.SUPERSEDED);
        assertThat(inquire(second).outcome()).isEqualTo(Outcome.ALREADY_PAID);
        assertThat(pay(second, "N3", ledger.clock().instant(), Transport.REST)).isEqualTo(Outcome.ALREADY_PAID);
        assertThat(pay(second, "N4", ledger.clock().instant(), Transport.FILES))
                .as("money that was taken is held")
                .isEqualTo(Outcome.ALREADY_PAID);
        assertThat(payments.of(office, one.id()))
                .extracting(Payment::status)
                .containsExactlyInAnyOrder(Payment.Status.PROVISIONAL, Payment.Status.SECOND);
    }

    /** A payment made in time wins over one that came first but was made late, which is then to be given back. */
    @Test
    void bankTimeDecidesNotArrival() {
        CaseFacts facts = CaseFacts.begin(ledger, office, Transport.QUEUE);
        facts.tell(Fact.BILL);
        facts.tell(Fact.EXPIRED);
        assertThat(facts.tell(Fact.PAID_LATE)).contains(Outcome.SETTLED_LATE);
        assertThat(facts.state().bill()).isEqualTo(Bill.Status.PAID_LATE);
        assertThat(facts.state().stage()).isEqualTo("BILLED");
        assertThat(facts.tell(Fact.PAID)).contains(Outcome.SETTLED);
        assertThat(facts.state().bill()).isEqualTo(Bill.Status.PAID);
        assertThat(facts.state().stage()).isEqualTo("PAID_PROVISIONAL");
        assertThat(facts.state().held()).isEqualTo(350_000);
    }

    /** The 31 December 2024: codes of before were payable until 23:59, the day after each payer is told why not. */
    @Test
    void theCodesOf2024EndWithTheYear() {
        PassportApplication one = ledger.captured(office);
        Instant issued = time("2024-12-30T10:00:00+07:00");
        BillingCode code = issue(one, 1, issued, Duration.ofDays(7));
        assertThat(payments.bill(office, one.id()).orElseThrow().expiresAt())
                .isEqualTo(time("2024-12-31T23:59:00+07:00"));
        Settlement nextDay = inquire(code);
        assertThat(nextDay.outcome()).isEqualTo(Outcome.EXPIRED);
        assertThat(nextDay.detail()).contains("1 January 2025");

        PassportApplication late = ledger.captured(office);
        BillingCode slow = issue(late, 1, issued, Duration.ofDays(7));
        assertThat(pay(slow, "L", time("2025-01-01T08:00:00+07:00"), Transport.FILES))
                .as("paid on the day after: kept, for people to decide")
                .isEqualTo(Outcome.SETTLED_LATE);
        assertThat(pay(code, "T", time("2024-12-31T19:59:00+07:00"), Transport.FILES))
                .as("paid at 19:59, told of later")
                .isEqualTo(Outcome.SETTLED);
        PassportApplication next = ledger.captured(office);
        BillingCode fresh = issue(next, 1, time("2025-01-01T00:00:00+07:00"), Duration.ofDays(7));
        assertThat(payments.bill(office, next.id()).orElseThrow().expiresAt())
                .as("control: a code of the new year keeps its own expiry")
                .isEqualTo(time("2025-01-08T00:00:00+07:00"));
        assertThat(pay(fresh, "F", time("2025-01-05T00:00:00+07:00"), Transport.FILES))
                .isEqualTo(Outcome.SETTLED);
    }

    /** Nobody writes down the day's change here, as the table is for all tests: its own day is asked about. */
    @Test
    void whileNoCodesAreToBeHadTheRequestWaits() {
        PassportApplication one = ledger.captured(office);
        assertThat(dueIn(one)).as("control: no change of codes").isZero();
        Instant until = ledger.clock().instant().plusSeconds(30);
        ledger.cutover(ledger.clock().instant().minusSeconds(1), until);
        PassportApplication waits = ledger.captured(office);
        assertThat(dueIn(waits)).isBetween(20L, 30L);
        ledger.clock().forward(Duration.ofSeconds(31));
        assertThat(dueIn(ledger.captured(office))).isZero();
    }

    @Test
    void moneyThatCameBeforeItsBillIsTakenUpWhenTheBillComes() {
        PassportApplication one = ledger.captured(office);
        BillingCode code = new BillingCode(String.format("82226%010d", Ledger.number()));
        Instant now = ledger.clock().instant();
        assertThat(pay(code, "E", now, Transport.QUEUE)).isEqualTo(Outcome.UNKNOWN_BILL);
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .anyMatch(held -> held.reference().equals("E" + code));

        issued(one, 1, code, now, Duration.ofDays(7));

        assertThat(stage(one)).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(ledger.bean(Messages.class).timeline(one.bookingCode()))
                .extracting(MessageView::type)
                .contains("id.lintas.payment.confirmed.v1");
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .noneMatch(held -> held.reference().equals("E" + code));
    }

    private long dueIn(PassportApplication one) {
        return ledger.bean(OfficeTransactions.class)
                .in(
                        office,
                        () -> ledger.sql()
                                .sql("select extract(epoch from next_attempt_at - created_at)::bigint from delivery_now"
                                        + " where office = ? and correlation = ? and type = ?")
                                .params(office.value(), one.bookingCode(), REQUESTED)
                                .query(Long.class)
                                .single());
    }

    private BillingCode issue(PassportApplication one, int issue, Instant issuedAt, Duration validity) {
        BillingCode code = new BillingCode(String.format("82326%010d", Ledger.number()));
        issued(one, issue, code, issuedAt, validity);
        return code;
    }

    private void issued(PassportApplication one, int issue, BillingCode code, Instant issuedAt, Duration validity) {
        ledger.answer(office, REQUESTED, "id.lintas.bill.issued.v1", """
                {"applicationId":"%s","issue":%d,"billingCode":"%s","amount":350000,"issuedAt":"%s","expiresAt":"%s"}""".formatted(
                        one.id(), issue, code, issuedAt, issuedAt.plus(validity)));
    }

    private Outcome pay(BillingCode code, String reference, Instant paidAt, Transport transport) {
        return ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> ledger.bean(SettlePayment.class)
                        .settle(
                                new PaymentConfirmation(
                                        new PartnerId("bank-toy"),
                                        transport,
                                        reference + code,
                                        code,
                                        new Rupiah(350_000),
                                        paidAt,
                                        "TELLER"),
                                ledger.clock().instant()))
                .outcome();
    }

    private Settlement inquire(BillingCode code) {
        return ledger.bean(OfficeTransactions.class)
                .inTransaction(() -> ledger.bean(SettlePayment.class)
                        .inquire(new PartnerId("bank-toy"), code, ledger.clock().instant()));
    }

    private Bill.Status status(PassportApplication one) {
        return payments.bill(office, one.id()).orElseThrow().status();
    }

    private Stage stage(PassportApplication one) {
        return ledger.bean(PassportApplications.class).get(office, one.id()).stage();
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
