package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.OfficeId;
import id.lintas.rescue.Finding;
import id.lintas.rescue.RescueDesk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desk looks at statements too: by the number on the slip or the bill's code, and only at its own office's. */
@ExtendWith(NeedsDatabase.class)
class RescueStatementsIT {

    private final Witnesses the = new Witnesses();

    @Test
    void whatTheBankBookedAndNeverConfirmedIsFoundByEitherNumber() {
        the.bill();
        the.statement("C A 350000");
        for (String typed : List.of(the.reference("A"), the.code.value())) {
            assertThat(stated(the.office, typed)).singleElement().satisfies(one -> {
                assertThat(one.partner()).isEqualTo("bank-match");
                assertThat(one.day()).isEqualTo(the.day);
                assertThat(one.billingCode()).isEqualTo(the.code.value());
                assertThat(one.amount()).isEqualByComparingTo("350000");
                assertThat(one.credit()).isTrue();
                assertThat(one.confirmed()).isFalse();
            });
        }
        the.confirm("A", 350_000);
        assertThat(stated(the.office, the.reference("A"))).allMatch(Finding.OnStatement::confirmed);
    }

    @Test
    void anotherOfficesMoneyIsNotShown() {
        the.bill();
        the.confirm("A", 350_000);
        the.statement("C A 350000", "C B 350000", "C A2 7 -");
        the.confirm("A2", 349_999);
        OfficeId other = the.ledger.newOffice();
        assertThat(stated(other, the.reference("A"))).isEmpty();
        assertThat(stated(other, the.reference("B"))).isEmpty();
        assertThat(stated(other, the.code.value())).isEmpty();
        assertThat(stated(other, the.reference("A2")))
                .as("named by its confirmation alone")
                .isEmpty();
        assertThat(stated(the.office, the.reference("A2"))).hasSize(1);
    }

    @Test
    void moneyThatNamesNobodyIsShownToWhoeverHasItsNumber() {
        the.statement("C Z 350000 -");
        assertThat(stated(the.office, the.reference("Z")))
                .singleElement()
                .satisfies(one -> assertThat(one.billingCode()).isNull());
    }

    private List<Finding.OnStatement> stated(OfficeId office, String typed) {
        return the.ledger
                .bean(RescueDesk.class)
                .search(office, typed, "dewi")
                .orElseThrow()
                .stated();
    }
}
