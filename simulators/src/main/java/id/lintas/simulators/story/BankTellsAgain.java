package id.lintas.simulators.story;

import java.util.List;

/** A bank that heard no answer tells of its payment once more, under a new number: it is the same payment. */
final class BankTellsAgain implements PaymentsPart {

    private final WalkCast cast;
    private final Visit told;

    BankTellsAgain(WalkCast cast) {
        this.cast = cast;
        told = cast.atPalembang();
    }

    @Override
    public List<List<Scene>> acts() {
        return List.of(
                List.of(cast.toBill(new Scene("Told twice, a case"), told)),
                List.of(new Scene("Told twice")
                        .must(
                                "a bank's payment settles",
                                () -> Expect.same(
                                        "2002500", cast.peers.snapPayment(told.billingCode(), told.amount(), "none")))
                        .must(
                                "its advice with another number gets the first result",
                                () -> Expect.same(
                                        "2002500", cast.peers.snapPayment(told.billingCode(), told.amount(), "advice")))
                        .check(
                                "and the office has one payment",
                                () -> Expect.same(
                                        "1",
                                        Integer.toString(told.money()
                                                .document()
                                                .select("tr[data-payment]")
                                                .size())))));
    }
}
