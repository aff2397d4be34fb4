package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.ledger.CaseFacts.Fact;
import id.lintas.office.OfficeId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.Outcome;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import id.lintas.rescue.Acceptance;
import id.lintas.rescue.Acceptances;
import id.lintas.rescue.Finding;
import id.lintas.rescue.Finding.Verdict;
import id.lintas.rescue.RescueDesk;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Paid, but the office has no confirmation: what the desk finds, whom it asks, and what becomes of those it serves. */
@ExtendWith(NeedsDatabase.class)
class RescueIT {

    private final Ledger ledger = Ledger.get();
    private final OfficeId office = ledger.newOffice();
    private final RescueDesk desk = ledger.bean(RescueDesk.class);
    private final Acceptances acceptances = ledger.bean(Acceptances.class);
    private final ToyBank bank = ledger.bean(ToyBank.class);
    private final CaseFacts facts = CaseFacts.begin(ledger, office, Transport.FILES);
    private final PassportApplication application = facts.application();

    @AfterEach
    void speakAgain() {
        bank.silent(false);
    }

    @Test
    void theBankIsAskedOnlyIfNothingIsKnownHere() {
        assertThat(ask().verdict()).isEqualTo(Verdict.NO_BILL);
        facts.tell(Fact.BILL);
        int before = bank.asked();
        assertThat(ask().verdict()).isEqualTo(Verdict.BANK_SAYS_NOT_PAID);
        bank.pays(facts.code());
        assertThat(ask().verdict()).isEqualTo(Verdict.BANK_SAYS_PAID);
        bank.silent(true);
        assertThat(ask().verdict()).isEqualTo(Verdict.NOBODY_KNOWS);
        assertThat(bank.asked()).isEqualTo(before + 3);
        facts.tell(Fact.PAID);
        assertThat(ask().verdict()).isEqualTo(Verdict.PROVISIONAL);
        assertThat(bank.asked()).as("it is known here").isEqualTo(before + 3);
    }

    @Test
    void aCaseIsFoundByEveryNumberOnASlip() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        receipt("Z" + facts.code());
        for (String typed : List.of(
                application.bookingCode(),
                application.bookingCode().toLowerCase(java.util.Locale.ROOT),
                facts.code().value(),
                " " + facts.code().value().substring(0, 5) + " "
                        + facts.code().value().substring(5),
                "A" + facts.code(),
                "z" + facts.code())) {
            assertThat(search(typed).cases())
                    .as(typed)
                    .extracting(found -> found.application().id())
                    .containsExactly(application.id());
        }
        assertThat(search("A" + facts.code()).cases().get(0).verdict()).isEqualTo(Verdict.PAID);
        assertThat(search("Z000000000000000").nothing()).isTrue();
        assertThat(desk.search(office, "  ", "dewi")).isEmpty();
        assertThat(desk.search(office, "x".repeat(65), "dewi")).isEmpty();
        assertThat(desk.search(ledger.newOffice(), facts.code().value(), "dewi")
                        .orElseThrow()
                        .nothing())
                .as("another office finds nothing")
                .isTrue();
    }

    /** N13: confusions of one character are found; two real numbers that look alike are never taken for one. */
    @Test
    void whatOnlyLooksAlikeIsOfferedAndNeverTaken() {
        facts.tell(Fact.BILL);
        facts.tell(Fact.PAID);
        String digits = facts.code().value().substring(0, 13);
        receipt("1O" + digits + "0");
        CaseFacts other = CaseFacts.begin(ledger, office, Transport.FILES);
        other.tell(Fact.BILL);
        other.tell(Fact.PAID);
        receipt(other, "I0" + digits + "0");

        Finding exact = search("1O" + digits + "0");
        assertThat(exact.cases()).hasSize(1);
        assertThat(exact.cases().get(0).application().id()).isEqualTo(application.id());
        assertThat(exact.alike())
                .extracting(Finding.Alike::application)
                .containsExactly(other.application().id());

        Finding confused = search("10" + digits + "O");
        assertThat(confused.cases()).as("nothing is taken for it").isEmpty();
        assertThat(confused.alike())
                .extracting(Finding.Alike::number)
                .containsExactlyInAnyOrder("1O" + digits + "0", "I0" + digits + "0");

        String typed = facts.code().value().replace('0', 'O');
        assertThat(search(typed).alike())
                .as("a billing code has digits only")
                .extracting(Finding.Alike::number)
                .contains(facts.code().value());
        assertThat(search(typed).cases()).isEmpty();
    }

    @Test
    void moneyWithoutItsBillIsShownWithTheCodeItCameWith() {
        assertThat(facts.tell(Fact.PAID)).contains(Outcome.UNKNOWN_BILL);
        assertThat(search("A" + facts.code()).waiting())
                .extracting(told -> told.billingCode().value())
                .containsExactly(facts.code().value());
        assertThat(search(facts.code().value()).waiting()).hasSize(1);
    }

    @Test
    void theRealConfirmationEndsAProvisionalServiceByItself() {
        facts.tell(Fact.BILL);
        assertThat(accept("NTB-0001")).isEmpty();
        assertThat(accept("NTB-0001")).contains(Acceptances.Refusal.ACCEPTED_BEFORE);
        assertThat(acceptance().open()).isTrue();
        facts.tell(Fact.PAID);
        assertThat(acceptance().endedAs()).isEqualTo(Acceptance.End.CONFIRMED);
        assertThat(acceptances.open(office, 10)).isEmpty();
        assertThat(accept("NTB-0001")).contains(Acceptances.Refusal.NOT_UNPAID);
    }

    @Test
    void withoutAConfirmationItIsEscalatedAndStaysInSight() {
        facts.tell(Fact.BILL);
        for (String none : List.of(" ", "123", "Siti Aminah", "x".repeat(61) + "1234")) {
            assertThat(accept(none)).as(none).contains(Acceptances.Refusal.NO_REFERENCE);
        }
        assertThat(accept("NTB-0002")).isEmpty();
        acceptances.escalate(office);
        assertThat(acceptance().open()).as("its time is not over").isTrue();
        ledger.bean(id.lintas.office.OfficeTransactions.class)
                .run(
                        office,
                        () -> ledger.sql()
                                .sql(
                                        "update provisional_acceptance set accepted_at = accepted_at - interval '25 hours',"
                                                + " expires_at = expires_at - interval '25 hours' where office = ?")
                                .param(office.value())
                                .update());
        assertThat(acceptances.escalate(office)).isEqualTo(1);
        assertThat(acceptances.escalate(office)).isZero();
        assertThat(acceptance().endedAs()).isEqualTo(Acceptance.End.ESCALATED);
        assertThat(acceptances.open(office, 10)).hasSize(1);
        facts.tell(Fact.PAID);
        assertThat(acceptances.open(office, 10))
                .as("a late word still cures it")
                .isEmpty();
    }

    private Finding search(String typed) {
        return desk.search(office, typed, "dewi").orElseThrow();
    }

    private Finding.Found ask() {
        return desk.ask(office, application.id(), "dewi");
    }

    private Optional<Acceptances.Refusal> accept(String reference) {
        return acceptances.accept(office, application.id(), Acceptance.Evidence.SLIP, "", reference, null, "dewi");
    }

    private Acceptance acceptance() {
        return acceptances.of(office, application.id()).orElseThrow();
    }

    private void receipt(String ntpn) {
        receipt(facts, ntpn);
    }

    private void receipt(CaseFacts of, String ntpn) {
        Payment payment =
                ledger.bean(Payments.class).of(office, of.application().id()).get(0);
        ledger.answer(office, "id.lintas.payment.confirmed.v1", "id.lintas.payment.recorded.v1", """
                {"paymentId":"%s","billingCode":"%s","ntpn":"%s","recordedAt":"%s"}""".formatted(
                        payment.id(), of.code(), ntpn, ledger.clock().instant()));
    }
}
