package id.lintas.simulators.story;

import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page as it came.
 *
 * @param status the HTTP status after all redirects
 * @param uri where it came from in the end
 * @param document the parsed page
 */
record Page(int status, URI uri, Document document) {

    /** The element's attribute, or nothing where there is no such element, or it has no such attribute or an empty one. */
    Optional<String> attribute(String selector, String name) {
        return first(selector).map(e -> e.attr(name)).filter(v -> !v.isEmpty());
    }

    Optional<Element> first(String selector) {
        return Optional.ofNullable(document.selectFirst(selector));
    }

    /** The form that holds an element matching the selector. */
    HtmlForm form(String selector) throws StepMissed {
        return document.select("form").stream()
                .filter(form -> form.selectFirst(selector) != null)
                .findFirst()
                .map(HtmlForm::of)
                .orElseThrow(() -> new StepMissed("no form with " + selector + " on " + this));
    }

    Page expect(int wanted) throws StepMissed {
        if (status != wanted) {
            throw new StepMissed("expected " + wanted + ", got " + this);
        }
        return this;
    }

    @Override
    public String toString() {
        String text = document.body().text();
        return status + " " + uri.getPath() + " \"" + document.title() + "\" "
                + text.substring(0, Math.min(160, text.length()));
    }
}
