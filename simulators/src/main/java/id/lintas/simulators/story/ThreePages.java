package id.lintas.simulators.story;

import java.io.IOException;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * One payment on the three pages that show how far it has come: the applicant's, the office's and the operator's. The office
 * looks at its list, which marks nothing as seen, as long as the payment is on it.
 */
final class ThreePages {

    private final WalkCast cast;
    private final OfficeDesk desk;
    private final String office;
    private final Visit visit;

    ThreePages(WalkCast cast, OfficeDesk desk, String office, Visit visit) {
        this.cast = cast;
        this.desk = desk;
        this.office = office;
        this.visit = visit;
    }

    /**
     * What one page says.
     *
     * @param stuck the hop that is named as stuck, empty for none
     * @param sentence the key of what is said
     * @param words what is said, in words
     */
    record Said(String stuck, String sentence, String words) {

        static Said of(Element tracker) {
            Element words = tracker.selectFirst(".said .tag, td .tag");
            return new Said(
                    tracker.attr("data-stuck"), tracker.attr("data-sentence"), words == null ? "" : words.text());
        }
    }

    /** Waits until all three name that hop, or none for an empty text; the rest of the sentence is then the same on all. */
    String name(String hop) throws IOException, InterruptedException, StepMissed {
        return agree(said -> said.stuck().equals(hop), hop.isEmpty() ? "no hop" : hop);
    }

    /** Waits until all three say that. */
    String say(String sentence) throws IOException, InterruptedException, StepMissed {
        return agree(said -> said.sentence().equals(sentence), sentence);
    }

    private String agree(Patience.Wanted<Said> wanted, String what)
            throws IOException, InterruptedException, StepMissed {
        Said applicant = Patience.until(Patience.FOR_A_DRAIN, this::applicant, wanted);
        Said clerk = office();
        Said operator = operator();
        Expect.that(wanted.is(clerk), "the office's page says " + clerk + ", not " + what);
        Expect.that(wanted.is(operator), "the operator's page says " + operator + ", not " + what);
        Expect.same(applicant.words(), clerk.words());
        Expect.same(applicant.words(), operator.words());
        return "\"" + applicant.words() + "\"";
    }

    private Said applicant() throws IOException, InterruptedException, StepMissed {
        return tracker(visit.tracked());
    }

    private Said office() throws IOException, InterruptedException, StepMissed {
        Page list = desk.see("/office/" + office + "/payments").expect(200);
        Optional<Element> row = list.first("tr[data-booking=" + visit.code() + "]");
        return row.isPresent() ? Said.of(row.get()) : tracker(visit.look().page());
    }

    private Said operator() throws IOException, InterruptedException, StepMissed {
        return tracker(cast.operator.message(visit.code()));
    }

    private static Said tracker(Page page) throws StepMissed {
        return Said.of(page.first("section.tracker").orElseThrow(() -> new StepMissed("no tracker on " + page)));
    }
}
