package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.partner.Transport;
import id.lintas.payment.BillingCode;
import id.lintas.reconciliation.Difference;
import id.lintas.reconciliation.ReconciledDay.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** P9: bill, confirmation and statement against each other; every kind of difference has its case. */
@ExtendWith(NeedsDatabase.class)
class ReconciliationIT {

    private final Witnesses the = new Witnesses();

    @Test
    void whatAllThreeSayAlikeAgrees() {
        the.bill();
        the.confirm("A", 350_000);
        the.statement("C A 350000.00");
        the.run();
        assertThat(the.open()).isEmpty();
        assertThat(the.found().state()).isEqualTo(State.AGREES);
        assertThat(the.found().lines()).isEqualTo(1);
        assertThat(the.found().confirmed()).isEqualTo(350_000);
    }

    @Test
    void theNumberUnderWhichThePartnerAsksNamesThePaymentToo() {
        the.bill();
        the.confirm("A", 350_000);
        the.statement("C ALT-A 350000");
        the.run();
        assertThat(the.open()).isEmpty();
    }

    @Test
    void onTheStatementAndNeverConfirmed() {
        the.bill();
        the.statement("C A 350000");
        the.run();
        assertThat(the.open()).containsExactly("NOT_CONFIRMED A");
        Difference one = the.all(false).get(0);
        assertThat(one.office()).isEqualTo(the.office.value());
        assertThat(one.bookingCode()).as("the case is reachable").isNotBlank();
        the.confirm("A", 350_000);
        the.run();
        assertThat(the.open()).isEmpty();
        assertThat(the.closed()).as("it closes by itself").containsExactly("NOT_CONFIRMED A");
        the.run();
        assertThat(the.closed()).as("a run may be repeated").containsExactly("NOT_CONFIRMED A");
    }

    @Test
    void onTheStatementForABillThatNobodyHas() {
        the.statement("C A 350000", "C B 5000 -");
        the.run();
        assertThat(the.open()).containsExactlyInAnyOrder("UNKNOWN_BILL A", "UNKNOWN_BILL B");
        the.bill();
        the.run();
        assertThat(the.open()).containsExactlyInAnyOrder("NOT_CONFIRMED A", "UNKNOWN_BILL B");
    }

    @Test
    void confirmedAndNotOnTheStatement() {
        the.bill();
        the.confirm("A", 350_000);
        the.run();
        assertThat(the.open()).as("no statement speaks of the day yet").isEmpty();
        assertThat(the.found().state()).isEqualTo(State.NO_STATEMENT);
        the.statement();
        the.run();
        assertThat(the.open()).containsExactly("NOT_ON_STATEMENT A");
        assertThat(the.found().state()).isEqualTo(State.DIFFERENCES);
    }

    @Test
    void refusedHereAndTakenThere() {
        Witnesses call = new Witnesses(Transport.REST);
        call.bill();
        call.confirm("A", 349_999);
        call.statement("C A 349999");
        call.run();
        assertThat(call.open()).containsExactly("REFUSED_HERE A");
    }

    @Test
    void confirmedForACodeThatNoBillHas() {
        the.confirm("A", 350_000);
        the.statement("C A 350000");
        the.run();
        assertThat(the.open()).containsExactly("MONEY_WITHOUT_BILL A");
    }

    @Test
    void anotherAmountAndAnotherBillOnTheStatement() {
        the.bill();
        the.confirm("A", 350_000);
        the.statement("C A 350001 " + new BillingCode("899999999999991"));
        the.run();
        assertThat(the.open()).containsExactlyInAnyOrder("AMOUNT A", "OTHER_BILL A");
    }

    @Test
    void paidAnotherAmountThanTheBills() {
        the.bill();
        the.confirm("A", 349_999);
        the.statement("C A 349999");
        the.run();
        assertThat(the.open()).containsExactly("BILL_AMOUNT A");
    }

    @Test
    void paidTwice() {
        the.bill();
        the.confirm("A", 350_000);
        the.confirm("B", 350_000);
        the.statement("C A 350000", "C B 350000");
        the.run();
        assertThat(the.open()).containsExactly("PAID_TWICE B");
    }

    @Test
    void takenBackOnBothSidesAgreesAndOnOneSideDoesNot() {
        the.bill();
        the.confirm("A", 350_000);
        the.reverse("A");
        the.statement("C A 350000");
        the.run();
        assertThat(the.open()).containsExactly("REVERSED_HERE A");
        the.statement("D A 350000");
        the.run();
        assertThat(the.open()).isEmpty();
    }

    @Test
    void takenBackThereAndNobodyToldTheHub() {
        the.bill();
        the.confirm("A", 350_000);
        the.statement("C A 350000", "D A 350000", "D X 7");
        the.run();
        assertThat(the.open()).containsExactlyInAnyOrder("REVERSED_THERE A", "MONEY_OUT X");
    }

    /** What the sums of a statement are for: a reader that does not check them books a swapped direction, and then the days disagree. */
    @Test
    void controlASwappedDirectionThatNobodyCheckedIsBooked() {
        the.bill();
        the.confirm("A", 350_000);
        the.statement("D A 350000");
        the.run();
        assertThat(the.open()).containsExactlyInAnyOrder("NOT_ON_STATEMENT A", "REVERSED_THERE A");
    }

    @Test
    void aPageThatDidNotCome() {
        the.page(2, true, "C A 350000");
        the.run();
        assertThat(the.open()).contains("PAGE_MISSING S");
        the.page(1, false);
        the.run();
        assertThat(the.open()).doesNotContain("PAGE_MISSING S");
    }

    @Test
    void pagingByKeyShowsEachDifferenceOnce() {
        the.statement("C A 1", "C B 1", "C C 1", "D X 1");
        the.run();
        List<Difference> all = the.all(false);
        assertThat(all).hasSize(4);
        id.lintas.reconciliation.Reconciliation.Differences second =
                new id.lintas.reconciliation.Reconciliation.Differences(
                        null, false, all.get(1).key(), 10);
        assertThat(the.ledger
                        .bean(id.lintas.reconciliation.Reconciliation.class)
                        .differences(Witnesses.BANK.value(), the.day, second))
                .isEqualTo(all.subList(2, 4));
    }
}
