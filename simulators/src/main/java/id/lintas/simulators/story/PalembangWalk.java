package id.lintas.simulators.story;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An applicant at Palembang, who pays at a bank that speaks SNAP; the bank also errs, and each time hears its own error. */
final class PalembangWalk {

    private final WalkCast cast;
    private final Visit visit;
    private volatile Optional<EventEar> ear = Optional.empty();
    private final AtomicInteger heardBefore = new AtomicInteger();

    PalembangWalk(WalkCast cast, Visit visit) {
        this.cast = cast;
        this.visit = visit;
    }

    Scene scene() {
        Scene scene = new Scene("Palembang");
        counter(scene);
        errors(scene);
        payment(scene);
        verdict(scene);
        return scene;
    }

    private void counter(Scene scene) {
        scene.must("the applicant books and the code is shown", visit::book)
                .check("the applicant finds the booking by code and birth date", visit::track)
                .must("clerk dewi logs in at Keycloak", () -> cast.palembang.open() + " login pages")
                .must("the case is in the office's list", visit::find)
                .check("the clerk finds the case by the NIK, and the address does not tell it", visit::searchByNik)
                .check("a name in the search box is refused in words and gets into no address", visit::searchByName)
                .must("the registry acknowledges the booking", () -> visit.acknowledged(Patience.USUAL))
                .check(
                        "the registry has the booking",
                        () -> Expect.that(
                                cast.registry.hasBooking(visit.code()), "the registry does not know " + visit.code()))
                .must("the applicant arrives", () -> visit.move("ARRIVED"))
                .must("the papers are checked", () -> visit.move("DOCUMENTS_CHECKED"))
                .must("fingers are captured", () -> visit.capture(cast.fingers))
                .must("the bill is issued and the case is BILLED", visit::awaitBill);
    }

    private void errors(Scene scene) {
        scene.check("a call that is not JSON hears so", () -> snap("4002500", "not-json"))
                .check("a call with a wrong signature hears so", () -> snap("4012500", "wrong-signature"))
                .check(
                        "a wrong amount hears so",
                        () -> Expect.same(
                                "4042513", cast.peers.snapPayment(visit.billingCode(), visit.amount() + 1000, "none")))
                .check(
                        "a payment for an unknown billing code hears so",
                        () -> Expect.same("4042512", cast.peers.snapPayment(WalkCast.NO_BILL, visit.amount(), "none")))
                .check(
                        "none of these moved the case",
                        () -> Expect.same("BILLED", visit.look().stage()));
    }

    private void payment(Scene scene) {
        scene.check("the office's page listens for changes", this::listen)
                .must(
                        "the bank inquires by SNAP",
                        () -> Expect.same("2002400", cast.peers.snapInquiry(visit.billingCode())))
                .must("the bank pays by SNAP", () -> {
                    heardBefore.set(ear.map(EventEar::heard).orElse(0));
                    return snap("2002500", "none");
                })
                .must("the office's page shows the payment", () -> visit.awaitStage("PAID_PROVISIONAL"))
                .check("the page was told of the change without a reload", this::told)
                .check("the same call replayed hears so and pays nothing", () -> snap("4042518", "replay"))
                .must("the registry has the payment", () -> {
                    Patience.until(Patience.USUAL, () -> cast.registry.hasPayment(visit.billingCode()), has -> has);
                    return "";
                })
                .must("the NTPN is on the page", () -> visit.awaitNtpn(Patience.USUAL))
                .check("the office's own system has the signed webhook, once", this::webhook);
    }

    private void verdict(Scene scene) {
        scene.must("adjudication finds nobody else: CLEARED", () -> visit.awaitExactly("CLEARED"))
                .check("all four receipts are on the page", () -> {
                    CasePage seen = visit.await(Patience.USUAL, c -> missing(c).isEmpty());
                    return "office saw it at " + seen.receipt("office-saw");
                });
    }

    private static List<String> missing(CasePage seen) {
        return CasePage.RECEIPTS.stream()
                .filter(receipt -> seen.receipt(receipt).isEmpty())
                .toList();
    }

    private String snap(String wanted, String mischief) throws IOException, InterruptedException, StepMissed {
        return Expect.same(wanted, cast.peers.snapPayment(visit.billingCode(), visit.amount(), mischief));
    }

    private String listen() throws IOException, InterruptedException, StepMissed {
        ear = Optional.of(cast.palembang.listen());
        return "";
    }

    private String told() throws IOException, InterruptedException, StepMissed {
        EventEar open = ear.orElseThrow(() -> new StepMissed("nothing listens"));
        try (open) {
            open.awaitMoreThan(heardBefore.get());
            return "";
        }
    }

    private String webhook() throws IOException, InterruptedException, StepMissed {
        String type = "id.lintas.payment.settled.v1";
        Patience.until(
                Patience.USUAL, () -> cast.peers.officeEvents("palembang", type, visit.code()), count -> count == 1);
        return type;
    }
}
