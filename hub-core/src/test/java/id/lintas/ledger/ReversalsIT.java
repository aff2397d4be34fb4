package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.ledger.CaseFacts.Fact;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.partner.Transport;
import id.lintas.passport.IllegalTransition;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.Outcome;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A payment that a partner takes back: nothing is undone by itself, and nothing goes on until people decide. */
@ExtendWith(NeedsDatabase.class)
class ReversalsIT {

    private static final String CONFIRMED = "id.lintas.payment.confirmed.v1";

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final PassportApplications applications = ledger.bean(PassportApplications.class);
    private final Payments payments = ledger.bean(Payments.class);
    private final CaseFacts facts = CaseFacts.begin(ledger, office, Transport.QUEUE);

    @Test
    void beforeTheStateHasTheMoneyTheCaseIsUnpaidAgainAndHeld() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        assertThat(facts.tell(Fact.PAID_BACK)).contains(Outcome.REVERSED);
        assertThat(facts.state().bill()).isEqualTo(Bill.Status.REVERSED);
        assertThat(stage()).isEqualTo(Stage.BILLED);
        assertThat(payments.holds(office, facts.application().id())).hasSize(1);
        assertThat(owed("id.lintas.payment.reversed.v1")).isEqualTo(1);

        receipt("CDEFGHJK12345678");
        assertThat(stage()).as("a receipt on its way changes nothing").isEqualTo(Stage.BILLED);
        assertThat(payment().ntpn()).as("and is kept").isEqualTo("CDEFGHJK12345678");
        assertThat(payment().status()).isEqualTo(Payment.Status.REVERSED);
    }

    @Test
    void afterTheStateHasTheMoneyTheCaseStaysAndNobodyGoesOnWithIt() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        receipt("D" + facts.code());
        assertThat(stage()).isEqualTo(Stage.ADJUDICATING);
        facts.tell(Fact.PAID_BACK);
        assertThat(stage()).isEqualTo(Stage.ADJUDICATING);
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"1\"");
        ledger.abis(
                office,
                "mosip.abis.identify",
                "\"returnValue\":\"1\",\"candidateList\":{\"count\":\"0\",\"candidates\":[]}");
        assertThat(stage()).as("what messages say is written down").isEqualTo(Stage.CLEARED);
        assertThatThrownBy(() -> applications.decide(office, facts.application().id(), Stage.PRINTED, "dewi"))
                .as("nobody prints")
                .isInstanceOf(IllegalTransition.class);
    }

    @Test
    void withoutAReversalThePrintingIsAllowed() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        receipt("E" + facts.code());
        ledger.abis(office, "mosip.abis.insert", "\"returnValue\":\"1\"");
        ledger.abis(
                office,
                "mosip.abis.identify",
                "\"returnValue\":\"1\",\"candidateList\":{\"count\":\"0\",\"candidates\":[]}");
        applications.decide(office, facts.application().id(), Stage.PRINTED, "dewi");
        assertThat(stage()).isEqualTo(Stage.PRINTED);
    }

    @Test
    void aReversalThatComesFirstIsNotedAndTakesEffectWithThePayment() {
        assertThat(facts.tell(Fact.PAID_BACK)).contains(Outcome.REVERSAL_NOTED);
        facts.tell(Fact.BILL);
        assertThat(facts.tell(Fact.PAID)).contains(Outcome.REVERSED);
        assertThat(stage()).isEqualTo(Stage.BILLED);
        assertThat(owed(CONFIRMED)).as("the registry never hears of it").isZero();
        assertThat(facts.tell(Fact.PAID_BACK)).contains(Outcome.REVERSED);
    }

    @Test
    void aReversalOfAnotherAmountIsAConflictAndChangesNothing() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        assertThat(facts.reverse("A", 349_999)).isEqualTo(Outcome.CONFLICT);
        assertThat(stage()).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(payments.holds(office, facts.application().id())).isEmpty();
    }

    @Test
    void anotherPaymentThatWaitedSettlesTheCaseAndPeopleLookAllTheSame() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        assertThat(facts.tell(Fact.PAID_AGAIN)).contains(Outcome.ALREADY_PAID);
        facts.tell(Fact.PAID_BACK);
        assertThat(facts.state().bill()).isEqualTo(Bill.Status.PAID);
        assertThat(owed(CONFIRMED)).isEqualTo(2);
        assertThat(facts.state().holds()).isEqualTo(1);
        assertThat(facts.state().held()).isZero();
    }

    @Test
    void aStateReceiptBelongsToOnePaymentAlone() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        receipt("F" + facts.code());
        CaseFacts other = CaseFacts.begin(ledger, office, Transport.QUEUE);
        other.tell(Fact.BILL);
        other.tell(Fact.PAID);
        Payment second = payments.of(office, other.application().id()).get(0);
        receipt(second, "F" + facts.code());
        assertThat(applications.get(office, other.application().id()).stage()).isEqualTo(Stage.PAID_PROVISIONAL);
    }

    private void receipt(String ntpn) {
        receipt(payment(), ntpn);
    }

    private void receipt(Payment payment, String ntpn) {
        ledger.answer(office, CONFIRMED, "id.lintas.payment.recorded.v1", """
                {"paymentId":"%s","billingCode":"%s","ntpn":"%s","recordedAt":"%s"}""".formatted(
                payment.id(), payment.billingCode(), ntpn, ledger.clock().instant()));
    }

    private Payment payment() {
        return payments.of(office, facts.application().id()).get(0);
    }

    private Stage stage() {
        return applications.get(office, facts.application().id()).stage();
    }

    private long owed(String type) {
        return ledger.bean(Messages.class).timeline(facts.application().bookingCode()).stream()
                .filter(message -> message.type().equals(type))
                .count();
    }
}
