package id.lintas.connector.camt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.connector.camt.Inconsistency.Reason;
import id.lintas.connector.camt.Written.Lie;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CamtPropertiesTest {

    @Property(tries = 300)
    void aConsistentNotificationGivesExactlyItsTransactions(@ForAll("notifications") Written written)
            throws CamtUnreadable {
        givesExactlyItsTransactions(written);
    }

    @Property(tries = 500)
    void eachContradictionIsNamedAndNothingElse(@ForAll("notifications") Written written, @ForAll Lie lie)
            throws CamtUnreadable {
        Read read = Read.of(written.lying(lie).text());
        if (lie == Lie.NONE) {
            assertThat(read.reasons()).isEmpty();
        } else {
            assertThat(read.reasons()).isNotEmpty().containsOnly(Reason.valueOf(lie.name()));
        }
    }

    /** Control: the first property sees a transaction that is lost, and an inconsistency that is not. */
    @Example
    void controlTheFirstPropertyFailsOnALie() {
        Written written = new Written(List.of(List.of(1L, 2L)), List.of(false), Lie.BATCH_SUM);
        assertThatThrownBy(() -> givesExactlyItsTransactions(written)).isInstanceOf(AssertionError.class);
    }

    private static void givesExactlyItsTransactions(Written written) throws CamtUnreadable {
        Read read = Read.of(written.text());
        assertThat(read.summary().inconsistencies()).isEmpty();
        List<String> expected = new ArrayList<>();
        for (int n = 0; n < written.entries().size(); n++) {
            for (int t = 0; t < written.entries().get(n).size(); t++) {
                expected.add(Written.reference(n, t) + " "
                        + (written.debit(n) ? Direction.DEBIT : Direction.CREDIT) + " "
                        + written.entries().get(n).get(t));
            }
        }
        assertThat(read.transactions())
                .extracting(one -> one.reference().orElseThrow() + " " + one.direction() + " "
                        + one.money().amount().toPlainString())
                .containsExactlyElementsOf(expected);
        assertThat(read.summary().transactions()).isEqualTo(expected.size());
        assertThat(read.summary().entries()).isEqualTo(written.entries().size());
    }

    @Provide
    Arbitrary<Written> notifications() {
        Arbitrary<Long> amount = Arbitraries.longs().between(1, 999_999_999_999L);
        Arbitrary<List<List<Long>>> entries =
                amount.list().ofMinSize(1).ofMaxSize(6).list().ofMinSize(1).ofMaxSize(5);
        Arbitrary<List<Boolean>> debits =
                Arbitraries.of(true, false).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(entries, debits).as((e, d) -> new Written(e, d, Lie.NONE));
    }
}
