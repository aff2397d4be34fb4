package id.lintas.simulators.story;

import java.io.IOException;
import java.util.List;

/** Another amount, paid twice, taken back: nothing is lost, nothing is decided by itself, and the office sees each. */
final class MoneyFitsNothing implements PaymentsPart {

    private final WalkCast cast;
    private final Visit differing;
    private final Visit takenBack;

    MoneyFitsNothing(WalkCast cast) {
        this.cast = cast;
        differing = cast.atPekanbaru();
        takenBack = cast.atPekanbaru();
    }

    @Override
    public List<List<Scene>> acts() {
        return List.of(
                List.of(
                        cast.toBill(new Scene("Money that fits nothing, a case"), differing),
                        cast.toBill(new Scene("Money that is taken back, a case"), takenBack)),
                List.of(differs(), reversed()));
    }

    private Scene differs() {
        return new Scene("Another amount, and paid twice")
                .must(
                        "a queue bank tells of one rupiah too little",
                        () -> Expect.same(
                                "WRONG_AMOUNT",
                                cast.peers.queuePayment(differing.billingCode(), differing.amount() - 1, "none")))
                .check("the office sees it held", () -> standing(differing, "MISMATCH"))
                .must(
                        "the right amount comes by SNAP and settles",
                        () -> Expect.same(
                                "2002500", cast.peers.snapPayment(differing.billingCode(), differing.amount(), "none")))
                .must(
                        "the queue bank tells of a second payment",
                        () -> Expect.same(
                                "ALREADY_PAID",
                                cast.peers.queuePayment(differing.billingCode(), differing.amount(), "none")))
                .check("it is held to be given back", () -> standing(differing, "SECOND"))
                .check("and the bill is paid", () -> bill(differing, "PAID"));
    }

    private Scene reversed() {
        return new Scene("Taken back")
                .must(
                        "a queue bank's payment settles",
                        () -> Expect.same(
                                "SETTLED",
                                cast.peers.queuePayment(takenBack.billingCode(), takenBack.amount(), "none")))
                .must(
                        "the bank takes it back",
                        () -> Expect.same(
                                "REVERSED", cast.peers.queueTakeBack(takenBack.billingCode(), takenBack.amount())))
                .check("the case is held for people", () -> {
                    Page money = takenBack.money();
                    Expect.same("1", money.attribute("main", "data-holds").orElse(""));
                    Expect.that(money.first("#RELEASE").isPresent(), "nobody can ask to let it go on");
                    return "";
                })
                .check("the payment says so", () -> standing(takenBack, "REVERSED"));
    }

    private static String standing(Visit visit, String status) throws IOException, InterruptedException, StepMissed {
        Page money = visit.money();
        Expect.that(
                money.first("tr[data-payment][data-status=" + status + "]").isPresent(),
                "no payment stands at " + status);
        return status;
    }

    private static String bill(Visit visit, String status) throws IOException, InterruptedException, StepMissed {
        return Expect.same(
                status, visit.money().attribute("tr[data-bill]", "data-status").orElse(""));
    }
}
