package id.lintas.simulators.story;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * A form as a browser would send it: hidden fields, chosen radios and options keep what the page says, buttons send
 * nothing unless set. One value for each name.
 *
 * @param action where it goes, absolute
 * @param post whether it is sent by POST
 * @param fields names and values
 * @param offered all names that have a field or a button
 */
record HtmlForm(URI action, boolean post, Map<String, String> fields, List<String> offered) {

    static HtmlForm of(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[name], select[name], textarea[name]")) {
            if (!field.hasAttr("disabled")) {
                value(field).ifPresent(value -> fields.put(field.attr("name"), value));
            }
        }
        List<String> offered = form.select("[name]").eachAttr("name");
        String action = form.attr("action").isEmpty() ? form.baseUri() : form.absUrl("action");
        return new HtmlForm(URI.create(action), "post".equalsIgnoreCase(form.attr("method")), fields, offered);
    }

    private static Optional<String> value(Element field) {
        if (field.normalName().equals("select")) {
            Element chosen = field.selectFirst("option[selected]");
            Element option = chosen != null ? chosen : field.selectFirst("option");
            return Optional.ofNullable(option).map(Element::val);
        }
        return switch (field.attr("type")) {
            case "radio", "checkbox" ->
                field.hasAttr("checked")
                        ? Optional.of(field.hasAttr("value") ? field.attr("value") : "on")
                        : Optional.empty();
            case "submit", "button", "image", "reset", "file" -> Optional.empty();
            default -> Optional.of(field.val());
        };
    }

    boolean offers(String name) {
        return offered.contains(name);
    }

    /** The same form with the field filled in; the page must offer it. */
    HtmlForm with(String name, String value) throws StepMissed {
        if (!offers(name)) {
            throw new StepMissed(
                    "the form at " + action.getPath() + " has no field " + name + " (has: " + offered + ")");
        }
        Map<String, String> filled = new LinkedHashMap<>(fields);
        filled.put(name, value);
        return new HtmlForm(action, post, filled, offered);
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
