package id.lintas.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.ledger.CaseFacts.Fact;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Transport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * B-7: whatever the order in which a bill, payments, their reversals and the bill's expiry become known, and however often,
 * the case ends in the same state as in the order in which they happened.
 */
class B07AnyOrderIT {

    /** Some facts and an order of them with repeats. */
    record Course(Set<Fact> facts, List<Fact> order) {}

    @Provide
    Arbitrary<Course> courses() {
        Arbitrary<Set<Fact>> facts = Arbitraries.of(Fact.class)
                .set()
                .ofMinSize(2)
                .map(some -> {
                    Set<Fact> whole = EnumSet.copyOf(some);
                    whole.add(Fact.BILL);
                    return whole;
                });
        return facts.flatMap(some -> Combinators.combine(
                        Arbitraries.shuffle(new ArrayList<>(some)),
                        Arbitraries.of(some).list().ofMaxSize(4),
                        Arbitraries.randomValue(random -> random.nextLong()))
                .as((order, again, seed) -> {
                    List<Fact> all = new ArrayList<>(order);
                    java.util.Random random = new java.util.Random(seed);
                    // A repeat comes after the first time, anywhere.
                    for (Fact fact : again) {
                        int first = all.indexOf(fact);
                        all.add(first + 1 + random.nextInt(all.size() - first), fact);
                    }
                    return new Course(some, all);
                }));
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void anyOrderWithRepeatsEndsAsTheOrderInWhichThingsHappened(@ForAll("courses") Course course) {
        OfficeId office = Ledger.get().newOffice();
        CaseFacts there = CaseFacts.begin(Ledger.get(), office, Transport.QUEUE);
        course.order().forEach(there::tell);
        CaseFacts straight = CaseFacts.begin(Ledger.get(), office, Transport.QUEUE);
        List<Fact> happened = new ArrayList<>(EnumSet.copyOf(course.facts()));
        happened.forEach(straight::tell);
        assertThat(there.state()).as("%s", course.order()).isEqualTo(straight.state());
        delivered(office);
    }

    /** The control: a bank that only asks keeps the money when it is refused, so there the order does matter. */
    @Example
    void theComparisonSeesADifference() {
        OfficeId office = Ledger.get().newOffice();
        CaseFacts asked = CaseFacts.begin(Ledger.get(), office, Transport.REST);
        asked.tell(Fact.PAID);
        asked.tell(Fact.BILL);
        CaseFacts straight = CaseFacts.begin(Ledger.get(), office, Transport.REST);
        straight.tell(Fact.BILL);
        straight.tell(Fact.PAID);
        assertThat(asked.state()).isNotEqualTo(straight.state());
        asked.tell(Fact.PAID);
        assertThat(asked.state()).as("the bank asks again").isEqualTo(straight.state());
    }

    /** Other tests claim what is due, and so many cases would leave them no room. */
    private static void delivered(OfficeId office) {
        Ledger.get()
                .bean(OfficeTransactions.class)
                .run(
                        office,
                        () -> Ledger.get()
                                .sql()
                                .sql(
                                        "update delivery_state set status = 'DELIVERED', delivered_at = now() where office = ?")
                                .param(office.value())
                                .update());
    }
}
