package id.lintas.simulators.story;

import java.io.IOException;
import java.util.Comparator;
import org.jsoup.nodes.Element;

/** The public pages, as applicants use them: each visit is another person's phone, so no two share cookies. */
final class PublicDesk {

    private final StoryWorld world;

    PublicDesk(StoryWorld world) {
        this.world = world;
    }

    /** Books the first free slot and returns the booking code shown. */
    String book(String office, Applicant applicant) throws IOException, InterruptedException, StepMissed {
        Browser browser = new Browser();
        Page page = browser.get(world.hub("/book/" + office)).expect(200);
        String slot = page.document().select("input[type=radio][name=slot]").stream()
                .filter(radio -> !radio.hasAttr("disabled") && left(radio) > 0)
                .map(Element::val)
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new StepMissed("no free slot on " + page));
        HtmlForm form = page.form("input[name=slot]")
                .with("slot", slot)
                .with("lane", "REGULAR")
                .with("phone", applicant.phone())
                .with("name", applicant.name())
                .with("nik", applicant.nik())
                .with("kind", "ORDINARY_5Y");
        Page done = browser.submit(withBirthDate(form, applicant)).expect(200);
        return done.attribute("[data-booking-code]", "data-booking-code")
                .orElseThrow(() -> new StepMissed("no booking code on " + done));
    }

    /** Whether the office takes bookings at this moment: {@link Door#OPEN}, or the status. */
    String knock(String office) throws IOException, InterruptedException {
        int status = new Browser().get(world.hub("/book/" + office)).status();
        return status == 200 ? Door.OPEN : Integer.toString(status);
    }

    /** Returns the stage that the tracking page shows to the applicant. */
    String track(String code, Applicant applicant) throws IOException, InterruptedException, StepMissed {
        Page page = tracked(new Browser(), code, applicant);
        return page.attribute("[data-stage]", "data-stage").orElseThrow(() -> new StepMissed("no stage on " + page));
    }

    /** The page of an applicant's own case. */
    Page tracked(Browser browser, String code, Applicant applicant)
            throws IOException, InterruptedException, StepMissed {
        HtmlForm form = browser.get(world.hub("/track"))
                .expect(200)
                .form("input[name=code]")
                .with("code", code);
        return browser.submit(withBirthDate(form, applicant)).expect(200);
    }

    private static HtmlForm withBirthDate(HtmlForm form, Applicant applicant) throws StepMissed {
        return form.with("day", String.valueOf(applicant.birthDate().getDayOfMonth()))
                .with("month", String.valueOf(applicant.birthDate().getMonthValue()))
                .with("year", String.valueOf(applicant.birthDate().getYear()));
    }

    private static int left(Element radio) {
        String left = radio.attr("data-left");
        return left.isEmpty() ? 1 : Integer.parseInt(left);
    }
}
