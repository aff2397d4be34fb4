package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.OfficeTransactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Whatever the order in which bill, confirmations and statements come, and wherever a run is in between, the same differs in the end. */
class ReconciliationOrdersIT {

    /** What may become known. */
    enum Word {
        BILL,
        CONFIRMED,
        CONFIRMED_TOO_LITTLE,
        TAKEN_BACK,
        ON_STATEMENT,
        ON_STATEMENT_TOO_LITTLE,
        BACK_ON_STATEMENT,
        UNKNOWN_ON_STATEMENT,
        EMPTY_STATEMENT
    }

    /** Some words, an order of them, and before which of them there is a run. */
    record Course(Set<Word> words, List<Word> order, List<Boolean> runs) {}

    @Provide
    Arbitrary<Course> courses() {
        return Arbitraries.of(Word.class)
                .set()
                .ofMinSize(2)
                .flatMap(some -> Combinators.combine(
                                Arbitraries.shuffle(new ArrayList<>(some)),
                                Arbitraries.of(true, false).list().ofSize(some.size()))
                        .as((order, runs) -> new Course(some, order, runs)));
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void anyOrderEndsInTheSameDifferences(@ForAll("courses") Course course) {
        Witnesses there = new Witnesses();
        for (int i = 0; i < course.order().size(); i++) {
            if (course.runs().get(i)) {
                there.run();
            }
            tell(there, course.order().get(i));
        }
        Witnesses straight = new Witnesses();
        EnumSet.copyOf(course.words()).forEach(word -> tell(straight, word));
        assertThat(ended(there)).as("%s", course).isEqualTo(ended(straight));
    }

    /** The control: the words do make a difference, so the comparison has something to see. */
    @Example
    void theComparisonSeesADifference() {
        Witnesses one = new Witnesses();
        tell(one, Word.ON_STATEMENT);
        Witnesses other = new Witnesses();
        tell(other, Word.ON_STATEMENT);
        tell(other, Word.CONFIRMED);
        assertThat(ended(one)).isNotEqualTo(ended(other));
    }

    private static Set<String> ended(Witnesses the) {
        the.run();
        Set<String> open = new TreeSet<>(the.open());
        the.ledger
                .bean(OfficeTransactions.class)
                .run(
                        the.office,
                        () -> the.ledger
                                .sql()
                                .sql(
                                        "update delivery_state set status = 'DELIVERED', delivered_at = now() where office = ?")
                                .param(the.office.value())
                                .update());
        return Collections.unmodifiableSet(open);
    }

    private static void tell(Witnesses the, Word word) {
        switch (word) {
            case BILL -> the.bill();
            case CONFIRMED -> the.confirm("A", Witnesses.OWED);
            case CONFIRMED_TOO_LITTLE -> the.confirm("C", Witnesses.OWED - 1);
            case TAKEN_BACK -> the.reverse("A");
            case ON_STATEMENT -> the.statement("C A 350000");
            case ON_STATEMENT_TOO_LITTLE -> the.statement("C C 349999");
            case BACK_ON_STATEMENT -> the.statement("D A 350000");
            case UNKNOWN_ON_STATEMENT -> the.statement("C Z 1 -");
            case EMPTY_STATEMENT -> the.statement();
        }
    }
}
