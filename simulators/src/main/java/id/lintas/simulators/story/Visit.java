package id.lintas.simulators.story;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** One applicant's way through one office; its steps are meant to be played in order. */
final class Visit {

    private final Applicant applicant;
    private final String office;
    private final PublicDesk publicDesk;
    private final Supplier<OfficeDesk> desk;
    private volatile Optional<String> code = Optional.empty();
    private volatile Optional<URI> casePage = Optional.empty();
    private volatile Optional<CasePage> billed = Optional.empty();

    Visit(Applicant applicant, String office, PublicDesk publicDesk, OfficeDesk desk) {
        this(applicant, office, publicDesk, () -> desk);
    }

    /** @param desk asked for at each step, since who works there may still be to come */
    Visit(Applicant applicant, String office, PublicDesk publicDesk, Supplier<OfficeDesk> desk) {
        this.applicant = applicant;
        this.office = office;
        this.publicDesk = publicDesk;
        this.desk = desk;
    }

    /** From the public form to a bill, in five lines. */
    Scene toBill(Scene scene, Fingers fingers) {
        return scene.must("books", this::book)
                .must("the case is in the clerk's list", this::find)
                .must("arrives and the papers are checked", () -> move("ARRIVED") + move("DOCUMENTS_CHECKED"))
                .must("fingers are captured", () -> capture(fingers))
                .must("the bill is issued", this::awaitBill);
    }

    Applicant applicant() {
        return applicant;
    }

    String book() throws IOException, InterruptedException, StepMissed {
        String shown = publicDesk.book(office, applicant);
        code = Optional.of(shown);
        return shown;
    }

    String code() throws StepMissed {
        return code.orElseThrow(() -> new StepMissed("no booking code is known"));
    }

    /** Waits for the booking in the office's list. */
    String find() throws IOException, InterruptedException, StepMissed {
        URI found = Patience.untilThere(
                Patience.USUAL, "row for " + code(), () -> desk.get().find(code()));
        casePage = Optional.of(found);
        return "";
    }

    String searchByNik() throws IOException, InterruptedException, StepMissed {
        Page found = desk.get().search(applicant.nik()).expect(200);
        Expect.that(found.first("tr[data-booking=" + code() + "]").isPresent(), "the case is not in " + found);
        Expect.that(!found.uri().toString().contains(applicant.nik()), "the NIK is in the address");
        return "";
    }

    String searchByName() throws IOException, InterruptedException, StepMissed {
        Page refused = desk.get().search(applicant.name()).expect(422);
        Expect.that(refused.uri().getQuery() == null, "the address has a query");
        return "";
    }

    CasePage look() throws IOException, InterruptedException, StepMissed {
        return desk.get().look(page());
    }

    private URI page() throws StepMissed {
        return casePage.orElseThrow(() -> new StepMissed("no case page is known"));
    }

    CasePage await(Duration most, Patience.Wanted<CasePage> wanted)
            throws IOException, InterruptedException, StepMissed {
        return Patience.until(most, this::look, wanted);
    }

    String acknowledged(Duration most) throws IOException, InterruptedException, StepMissed {
        return await(most, c -> !c.acknowledged().isEmpty()).acknowledged();
    }

    String move(String stage) throws IOException, InterruptedException, StepMissed {
        CasePage after = desk.get().move(page(), stage);
        if (!after.stage().equals(stage)) {
            throw new StepMissed("the page says " + after);
        }
        return "";
    }

    String capture(Fingers fingers) throws IOException, InterruptedException, StepMissed {
        var prints = fingers.taken(applicant.person(), 0);
        CasePage after = desk.get()
                .capture(
                        page(), prints.stream().map(Fingers.Print::fingerRecord).toList());
        if (!after.reached("CAPTURED")) {
            throw new StepMissed("the page says " + after);
        }
        return prints.size() + " fingers";
    }

    String awaitBill() throws IOException, InterruptedException, StepMissed {
        CasePage seen = await(Patience.USUAL, c -> c.reached("BILLED"));
        if (!seen.billingCode().matches("[7-9][0-9]{14}")) {
            throw new StepMissed("the billing code is '" + seen.billingCode() + "'");
        }
        billed = Optional.of(seen);
        return seen.billingCode() + ", Rp " + seen.rupiah();
    }

    String billingCode() throws StepMissed {
        return billed().billingCode();
    }

    long amount() throws StepMissed {
        return billed().rupiah();
    }

    private CasePage billed() throws StepMissed {
        return billed.orElseThrow(() -> new StepMissed("no bill is known"));
    }

    String awaitNtpn(Duration most) throws IOException, InterruptedException, StepMissed {
        return await(most, c -> c.ntpn().matches("[0-9A-Z]{16}")).ntpn();
    }

    String awaitStage(String stage) throws IOException, InterruptedException, StepMissed {
        return await(Patience.USUAL, c -> c.reached(stage)).stage();
    }

    String awaitExactly(String stage) throws IOException, InterruptedException, StepMissed {
        CasePage seen = await(Patience.USUAL, c -> c.stage().equals(stage));
        return seen.adjudication();
    }

    /** What the rescue desk says of the payment. */
    String verdict() throws IOException, InterruptedException, StepMissed {
        return desk.get().rescue(page()).attribute("main", "data-verdict").orElse("");
    }

    /** The office serves the applicant on the bank's word. */
    String serve() throws IOException, InterruptedException, StepMissed {
        Page served = desk.get().serve(page());
        Expect.same("true", served.attribute("#acceptance", "data-open").orElse(""));
        return "";
    }

    /** Whether the provisional service still stands. */
    String served() throws IOException, InterruptedException, StepMissed {
        return desk.get().rescue(page()).attribute("#acceptance", "data-open").orElse("");
    }

    /** All money of the case, as the office sees it. */
    Page money() throws IOException, InterruptedException, StepMissed {
        return desk.get().money(page());
    }

    String track() throws IOException, InterruptedException, StepMissed {
        return publicDesk.track(code(), applicant);
    }

    /** The applicant's own page. */
    Page tracked() throws IOException, InterruptedException, StepMissed {
        return publicDesk.tracked(new Browser(), code(), applicant);
    }
}
