package id.lintas.app.story;

import id.lintas.app.endpoint.Answer;
import id.lintas.app.endpoint.Caller;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** An office's public form and its clerk's pages, by which personal data is sealed and opened again. For one thread each. */
final class Desk {

    private final Caller visitor;
    private final Caller clerk;
    private final String office;

    /** @param clerk logged in, of this office */
    Desk(RotatingHub hub, Caller clerk, String office) {
        this.visitor = new Caller(hub.url());
        this.clerk = clerk;
        this.office = office;
    }

    /** Books the first free place; where that leads. */
    String book() {
        String form = "/book/" + office;
        Document page = Jsoup.parse(visitor.get(form).body());
        Optional<String> place = page.select("input[type=radio][name=slot]:not([disabled])").stream()
                .filter(radio -> !radio.attr("data-left").equals("0"))
                .map(Element::val)
                .findFirst();
        if (place.isEmpty()) {
            return "no place left";
        }
        Answer answer = visitor.submit(
                form,
                Map.of(
                        "slot", place.get(),
                        "lane", "REGULAR",
                        "phone", "081200000000",
                        "name", ABooking.NAME,
                        "nik", ABooking.NIK,
                        "kind", "ORDINARY_5Y",
                        "day", "12",
                        "month", "11",
                        "year", "1987"));
        return answer.status() + " " + answer.location().replaceFirst("^https?://[^/]*", "");
    }

    /** The path of a case in the clerk's list. */
    String aCase() {
        Element row = Jsoup.parse(clerk.get("/office/" + office).body()).selectFirst("tr[data-application]");
        if (row == null) {
            throw new IllegalStateException("list of " + office + ": empty (expected: a case)");
        }
        return "/office/" + office + "/cases/" + row.attr("data-application");
    }

    /** What the page of a case shows of the person, masked as it is. */
    String person(String path) {
        Answer page = clerk.get(path);
        return page.status() + " "
                + String.join(
                        " ",
                        Jsoup.parse(page.body()).select("#name, #nik, #phone").eachText());
    }
}
