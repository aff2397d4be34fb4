package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.approval.Approval;
import id.lintas.approval.ApprovalResult;
import id.lintas.approval.Approvals;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.decision.DecisionKind;
import id.lintas.decision.Decisions;
import id.lintas.ledger.CaseFacts.Fact;
import id.lintas.message.Messages;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import id.lintas.payment.UnmatchedMoney;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Money that fits nothing is decided by two people, exactly as it was asked for, and a decision can be taken back. */
@ExtendWith(NeedsDatabase.class)
class DecisionsIT {

    private static final Person SARI = new Person("id-sari", "sari", Set.of("cashier"));
    private static final Person BUDI = new Person("id-budi", "budi", Set.of("office-lead"));
    private static final Person DEWI = new Person("id-dewi", "dewi", Set.of("clerk"));
    private static final Person RATNA = new Person("id-ratna", "ratna", Set.of("central-operator"));
    private static final Person SRI = new Person("id-sri", "sri", Set.of("central-operator"));

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final Decisions decisions = ledger.bean(Decisions.class);
    private final Approvals approvals = ledger.bean(Approvals.class);
    private final Payments payments = ledger.bean(Payments.class);
    private final UnmatchedMoney money = ledger.bean(UnmatchedMoney.class);
    private final CaseFacts facts = CaseFacts.begin(ledger, office, Transport.QUEUE);

    @Test
    void aLatePaymentCountsOnceTwoPeopleSaidSoAndCanBeTakenBack() {
        late();
        Approval asked = ask(DecisionKind.ACCEPT);
        assertThat(state().bill()).as("asking changes nothing").isEqualTo(Bill.Status.PAID_LATE);
        assertThat(approvals.approve(office, asked.id(), SARI, asked.digest())).isEqualTo(ApprovalResult.SAME_PERSON);
        assertThat(approvals.approve(office, asked.id(), DEWI, asked.digest())).isEqualTo(ApprovalResult.WRONG_ROLE);
        assertThat(approve(asked)).isEqualTo(ApprovalResult.DONE);
        assertThat(state().bill()).isEqualTo(Bill.Status.PAID);
        assertThat(stage()).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(owed("id.lintas.payment.confirmed.v1")).isEqualTo(1);
        assertThat(state().held()).isZero();

        assertThat(approve(ask(DecisionKind.UNDO))).isEqualTo(ApprovalResult.DONE);
        assertThat(state().bill()).isEqualTo(Bill.Status.PAID_LATE);
        assertThat(stage()).isEqualTo(Stage.BILLED);
        assertThat(owed("id.lintas.payment.reversed.v1"))
                .as("the registry is told")
                .isEqualTo(1);
        assertThat(state().held()).isEqualTo(350_000);
    }

    @Test
    void onceTheStateHasTheMoneyNothingIsTakenBack() {
        late();
        approve(ask(DecisionKind.ACCEPT));
        ledger.answer(office, "id.lintas.payment.confirmed.v1", "id.lintas.payment.recorded.v1", """
                {"paymentId":"%s","billingCode":"%s","ntpn":"%s","recordedAt":"%s"}""".formatted(
                payment().id(), facts.code(), "G" + facts.code(), ledger.clock().instant()));
        assertThat(payment().status()).isEqualTo(Payment.Status.SETTLED);
        assertThatThrownBy(() -> ask(DecisionKind.UNDO)).isInstanceOf(AskRefused.class);
    }

    @Test
    void aWrongAmountIsGivenBackAndTheBillIsOpenAgain() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID_TOO_LITTLE);
        assertThat(state().bill()).isEqualTo(Bill.Status.MISMATCH);
        assertThat(approve(ask(DecisionKind.GIVE_BACK))).isEqualTo(ApprovalResult.DONE);
        assertThat(payment().status()).isEqualTo(Payment.Status.RETURNED);
        assertThat(state().bill()).isEqualTo(Bill.Status.OPEN);
        assertThat(state().held()).isZero();
        assertThat(facts.tell(Fact.PAID)).contains(Outcome.SETTLED);
    }

    @Test
    void whatChangedSinceItWasAskedForIsNotCarriedOut() {
        late();
        Approval asked = ask(DecisionKind.ACCEPT);
        facts.tell(Fact.PAID);
        assertThat(approve(asked)).isEqualTo(ApprovalResult.NO_LONGER_HOLDS);
        assertThat(state().payments()).containsEntry("L SECOND", 1L);
    }

    @Test
    void aHeldCaseGoesOnOnceTwoPeopleSaidSo() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        facts.tell(Fact.PAID_AGAIN);
        facts.tell(Fact.PAID_BACK);
        Payment winner = payments.of(office, facts.application().id()).stream()
                .filter(one -> one.status().settles())
                .findFirst()
                .orElseThrow();
        ledger.answer(office, "id.lintas.payment.confirmed.v1", "id.lintas.payment.recorded.v1", """
                {"paymentId":"%s","billingCode":"%s","ntpn":"%s","recordedAt":"%s"}""".formatted(
                winner.id(), facts.code(), "H" + facts.code(), ledger.clock().instant()));
        assertThat(stage()).as("no check begins while it is held").isEqualTo(Stage.PAID);
        Approval asked = decisions.askRelease(office, facts.application().id(), SARI, "bank sudah membayar ulang");
        assertThat(approve(asked)).isEqualTo(ApprovalResult.DONE);
        assertThat(payments.holds(office, facts.application().id())).isEmpty();
        assertThat(stage()).as("the check that waited begins").isEqualTo(Stage.ADJUDICATING);
        assertThatThrownBy(
                        () -> decisions.askRelease(office, facts.application().id(), SARI, "lagi"))
                .isInstanceOf(AskRefused.class);
    }

    @Test
    void moneyOfAnUnknownCodeIsMatchedByTwoOperatorsAndTheMatchCanBeTakenBack() {
        facts.tell(Fact.BILL);
        CaseFacts wrong = CaseFacts.begin(ledger, office, Transport.FILES);
        assertThat(wrong.tell(Fact.PAID)).contains(Outcome.UNKNOWN_BILL);
        String reference = "A" + wrong.code();

        Approval asked = decisions.askMatch("bank-toy", reference, facts.code(), RATNA, "salah ketik satu angka");
        assertThat(approvals.approve(OfficeId.CENTRAL, asked.id(), SRI, asked.digest()))
                .isEqualTo(ApprovalResult.DONE);
        money.catchUp();
        money.catchUp();
        assertThat(stage()).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(state().bill()).isEqualTo(Bill.Status.PAID);
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .noneMatch(held -> held.reference().equals(reference));
        assertThat(wrong.tell(Fact.PAID))
                .as("the partner's repeat changes nothing")
                .contains(Outcome.UNKNOWN_BILL);
        assertThat(state().payments()).hasSize(1);

        Approval undo = decisions.askUnmatch("bank-toy", reference, SRI, "ternyata perkara lain");
        assertThat(approvals.approve(OfficeId.CENTRAL, undo.id(), RATNA, undo.digest()))
                .isEqualTo(ApprovalResult.DONE);
        money.catchUp();
        assertThat(stage()).isEqualTo(Stage.BILLED);
        assertThat(state().bill()).isEqualTo(Bill.Status.OPEN);
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .anyMatch(held -> held.reference().equals(reference));

        Approval again = decisions.askMatch("bank-toy", reference, facts.code(), RATNA, "memang perkara ini");
        approvals.approve(OfficeId.CENTRAL, again.id(), SRI, again.digest());
        money.catchUp();
        assertThat(stage()).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(state().payments()).hasSize(1);
    }

    /** Whoever has the money's row at the moment in which its bill comes must not make it wait for ever. */
    @Test
    void moneyThatSomebodyHadInHandWhenItsBillCameIsTakenUpAfterwards() {
        assertThat(facts.tell(Fact.PAID)).contains(Outcome.UNKNOWN_BILL);
        ledger.bean(OfficeTransactions.class).inTransaction(() -> {
            assertThat(money.told("bank-toy", "A" + facts.code())).isPresent();
            return CompletableFuture.supplyAsync(() -> facts.tell(Fact.BILL)).join();
        });
        assertThat(stage()).as("it was passed over").isEqualTo(Stage.BILLED);
        money.catchUp();
        assertThat(stage()).isEqualTo(Stage.PAID_PROVISIONAL);
        assertThat(money.catchUp()).as("once").isZero();
    }

    /** The directorate decided first; the bill that comes for the money's own code takes nothing of it. */
    @Test
    void moneyThatIsBeingMatchedIsNotTakenUpByItsOwnBill() {
        facts.tell(Fact.PAID);
        CaseFacts right = CaseFacts.begin(ledger, office, Transport.QUEUE);
        right.tell(Fact.BILL);
        Approval asked = decisions.askMatch("bank-toy", "A" + facts.code(), right.code(), RATNA, "salah ketik");
        approvals.approve(OfficeId.CENTRAL, asked.id(), SRI, asked.digest());
        facts.tell(Fact.BILL);
        assertThat(stage()).isEqualTo(Stage.BILLED);
        money.catchUp();
        assertThat(right.state().stage()).isEqualTo("PAID_PROVISIONAL");
        assertThat(stage()).isEqualTo(Stage.BILLED);
    }

    @Test
    void aPartnerThatAsksLaterHearsWhatWasDecided() {
        late();
        assertThat(facts.status("L")).isEqualTo(Outcome.SETTLED_LATE);
        approve(ask(DecisionKind.ACCEPT));
        assertThat(facts.status("L")).isEqualTo(Outcome.SETTLED);
        approve(ask(DecisionKind.UNDO));
        assertThat(facts.status("L")).isEqualTo(Outcome.SETTLED_LATE);
    }

    @Test
    void moneyWithoutABillIsGivenBackByTwoOperators() {
        facts.tell(Fact.PAID);
        String reference = "A" + facts.code();
        Approval asked = decisions.askGiveBack("bank-toy", reference, RATNA, "pembayar tidak dikenal");
        assertThat(approvals.approve(OfficeId.CENTRAL, asked.id(), SRI, asked.digest()))
                .isEqualTo(ApprovalResult.DONE);
        assertThat(ledger.bean(Messages.class).unmatched(500))
                .noneMatch(held -> held.reference().equals(reference));
        facts.tell(Fact.BILL);
        assertThat(stage()).as("what was given back settles nothing later").isEqualTo(Stage.BILLED);
    }

    @Test
    void moneyIsNotMatchedToABillThatDoesNotExistNorTwice() {
        facts.tell(Fact.PAID);
        String reference = "A" + facts.code();
        assertThatThrownBy(() ->
                        decisions.askMatch("bank-toy", reference, new BillingCode("899999999999997"), RATNA, "salah"))
                .isInstanceOf(AskRefused.class);
        assertThatThrownBy(() -> decisions.askMatch("bank-toy", "nobody", facts.code(), RATNA, "salah"))
                .isInstanceOf(AskRefused.class);
        assertThatThrownBy(() -> decisions.askGiveBack("bank-toy", reference, SARI, "bukan wewenang"))
                .isInstanceOf(AskRefused.class);
    }

    private void late() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.EXPIRED);
        facts.tell(Fact.PAID_LATE);
    }

    private Approval ask(DecisionKind decision) {
        return decisions.askPayment(office, decision, payment().id(), SARI, "sudah diperiksa");
    }

    private ApprovalResult approve(Approval asked) {
        return approvals.approve(office, asked.id(), BUDI, asked.digest());
    }

    private Payment payment() {
        return payments.of(office, facts.application().id()).get(0);
    }

    private CaseFacts.State state() {
        return facts.state();
    }

    private Stage stage() {
        return ledger.bean(PassportApplications.class)
                .get(office, facts.application().id())
                .stage();
    }

    private long owed(String type) {
        return ledger.bean(Messages.class).timeline(facts.application().bookingCode()).stream()
                .filter(message -> message.type().equals(type))
                .count();
    }
}
