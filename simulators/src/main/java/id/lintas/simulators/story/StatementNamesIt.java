package id.lintas.simulators.story;

import java.io.IOException;
import java.util.List;

/** The third witness: a statement has a payment that nobody told the hub of, and the comparison names it until somebody does. */
final class StatementNamesIt implements PaymentsPart {

    private static final String PARTNER = "pos";

    private final WalkCast cast;
    private final Visit paid;
    private volatile PeerDesk.Stated stated = new PeerDesk.Stated("", "");

    StatementNamesIt(WalkCast cast) {
        this.cast = cast;
        paid = cast.atPekanbaru();
    }

    @Override
    public List<List<Scene>> acts() {
        return List.of(List.of(cast.toBill(new Scene("On the statement alone, a case"), paid)), List.of(named()));
    }

    private Scene named() {
        return new Scene("On the statement alone")
                .must("the statement of the post office has a payment that the hub never heard of", () -> {
                    stated = cast.peers.postStatement(paid.billingCode(), paid.amount());
                    return stated.reference();
                })
                .check("the comparison names it: no confirmation came", () -> awaited("NOT_CONFIRMED"))
                .check("and the bill is not paid by it", () -> Expect.same("OPEN", bill()))
                .must("the post office tells of it at last", () -> cast.peers.postUntold())
                .check("the bill is paid", () -> Patience.until(Patience.USUAL, this::bill, "PAID"::equals))
                .check("and nothing differs any more, by itself", () -> awaited(""));
    }

    private String awaited(String kind) throws IOException, InterruptedException, StepMissed {
        PeerDesk.Stated one = stated;
        return Patience.until(
                Patience.USUAL, () -> cast.operator.difference(PARTNER, one.day(), one.reference()), kind::equals);
    }

    private String bill() throws IOException, InterruptedException, StepMissed {
        return paid.money().attribute("tr[data-bill]", "data-status").orElse("");
    }
}
