package id.lintas.simulators.story;

import java.io.IOException;

/** The registry is down for a while: nothing is lost and all drains by itself when it is back. */
final class OutageWalk {

    private static final String REGISTRY = "Registry down";

    private final WalkCast cast;
    private final Visit payer;
    private final Visit booker;

    OutageWalk(WalkCast cast) {
        this.cast = cast;
        payer = cast.atPekanbaru();
        booker = cast.atPalembang();
    }

    /** Brings an applicant so far that only the payment is left. */
    Scene before() {
        return cast.toBill(new Scene("Pekanbaru, before the outage"), payer);
    }

    Scene during() {
        return new Scene(REGISTRY)
                .must("the registry goes down", () -> {
                    cast.registry.stop();
                    return "";
                })
                .must("an applicant books at Palembang all the same", booker::book)
                .must("the case is in the office's list", booker::find)
                .must(
                        "the bank pays by SNAP all the same",
                        () -> Expect.same(
                                "2002500", cast.peers.snapPayment(payer.billingCode(), payer.amount(), "none")))
                .must("the office's page shows the payment", () -> payer.awaitStage("PAID_PROVISIONAL"))
                .check("the page says that the registry's part is outstanding", this::waiting)
                .check(
                        "the new booking is not acknowledged",
                        () -> Expect.same("", booker.look().acknowledged()))
                .must("the registry comes back", () -> {
                    cast.registry.start();
                    return "";
                })
                .must("the booking is acknowledged by itself", () -> booker.acknowledged(Patience.FOR_A_DRAIN))
                .must("the NTPN arrives by itself", () -> payer.awaitNtpn(Patience.FOR_A_DRAIN))
                .check(
                        "the booking took effect at the registry exactly once",
                        () -> cast.registry.bookingOnce(booker.code()))
                .check(
                        "the payment took effect at the registry exactly once",
                        () -> cast.registry.paymentOnce(payer.billingCode()))
                .must("adjudication goes on: CLEARED", () -> payer.awaitExactly("CLEARED"));
    }

    /** Looks for a while, because an answer that is on its way would come now. */
    private String waiting() throws IOException, InterruptedException, StepMissed {
        for (int look = 0; look < 8; look++) {
            CasePage seen = payer.look();
            Expect.same("PAID_PROVISIONAL", seen.stage());
            Expect.same("", seen.receipt("registry-stored"));
            Thread.sleep(150);
        }
        return "";
    }
}
