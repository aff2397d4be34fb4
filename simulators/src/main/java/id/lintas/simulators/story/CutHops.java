package id.lintas.simulators.story;

import java.io.IOException;
import java.util.List;

/**
 * Each hop of a payment is cut in turn, and the pages of applicant, office and operator name the right one; a payment that
 * nobody cuts names none.
 */
final class CutHops implements PaymentsPart {

    private static final String NONE = "";
    private static final String COMPLETE = "tracker.position.COMPLETE";

    private final WalkCast cast;
    private final Visit atRegistry;
    private final Visit atOffice;
    private final Visit whole;

    CutHops(WalkCast cast) {
        this.cast = cast;
        atRegistry = cast.atPekanbaru();
        atOffice = cast.atPalembang();
        whole = cast.atPekanbaru();
    }

    @Override
    public List<List<Scene>> acts() {
        return List.of(
                List.of(
                        cast.toBill(new Scene("Before the cuts, Pekanbaru"), atRegistry),
                        cast.toBill(new Scene("Before the cuts, Palembang"), atOffice),
                        cast.toBill(new Scene("Before the cuts, the control"), whole)),
                List.of(bank()),
                List.of(registry()),
                List.of(office()),
                List.of(control()));
    }

    private Scene bank() {
        return new Scene("Cut before the hub")
                .must("operator ratna logs in at Keycloak", () -> cast.operator.open() + " login pages")
                .check(
                        "no bank's message came: all three pages say so and name no hop",
                        () -> pekanbaru(atRegistry).say("tracker.position.AWAITING_PAYMENT"))
                .must(
                        "somebody pays at the bank, and its call never leaves",
                        () -> cast.peers.takenAtTheBank(atRegistry.billingCode(), atRegistry.amount()))
                .check("the clerk asks, and the bank says that it has the money", () -> {
                    long begun = System.nanoTime();
                    Expect.same("BANK_SAYS_PAID", atRegistry.verdict());
                    long millis = (System.nanoTime() - begun) / 1_000_000;
                    Expect.that(millis < 10_000, millis + " ms");
                    return millis + " ms";
                })
                .must("the office serves the applicant on the bank's word", atRegistry::serve)
                .check(
                        "all three pages name the way from the bank to the hub",
                        () -> pekanbaru(atRegistry).name("hub-received"));
    }

    private Scene registry() {
        return new Scene("Cut at the registry")
                .must("the registry goes down", () -> {
                    cast.registry.stop();
                    return "";
                })
                .must("the bank's call comes after all", () -> pay(atRegistry))
                .check("and ends the provisional service by itself", () -> Expect.same("false", atRegistry.served()))
                .check(
                        "all three pages name the registry",
                        () -> pekanbaru(atRegistry).name("registry-stored"))
                .must("the registry comes back", () -> {
                    cast.registry.start();
                    return "";
                })
                .must("the NTPN arrives by itself", () -> atRegistry.awaitNtpn(Patience.FOR_A_DRAIN))
                .check(
                        "no page names a hop any more",
                        () -> pekanbaru(atRegistry).say(COMPLETE));
    }

    private Scene office() {
        return new Scene("Cut at the office")
                .must("the office's own system goes down", () -> mood("DOWN"))
                .must("the bank pays by SNAP", () -> pay(atOffice))
                .check(
                        "nobody opens the case: all three pages name the office",
                        () -> palembang().name("office-saw"))
                .must("the office's own system comes back", () -> mood("UP"))
                .check(
                        "it takes what was owed, and no page names a hop any more",
                        () -> palembang().say(COMPLETE));
    }

    private Scene control() {
        return new Scene("Nothing cut")
                .must("the bank pays by SNAP", () -> pay(whole))
                .must("the office opens the case, and the NTPN is there", () -> whole.awaitNtpn(Patience.USUAL))
                .check("no page names a hop", () -> pekanbaru(whole).name(NONE))
                .check("all four receipts are there", () -> pekanbaru(whole).say(COMPLETE));
    }

    private ThreePages pekanbaru(Visit visit) {
        return new ThreePages(cast, cast.pekanbaru, "pekanbaru", visit);
    }

    private ThreePages palembang() {
        return new ThreePages(cast, cast.palembang, "palembang", atOffice);
    }

    private String pay(Visit visit) throws IOException, InterruptedException, StepMissed {
        return Expect.same("2002500", cast.peers.snapPayment(visit.billingCode(), visit.amount(), "none"));
    }

    private String mood(String mood) throws IOException, InterruptedException, StepMissed {
        cast.peers.officeMood("palembang", mood);
        return "";
    }
}
