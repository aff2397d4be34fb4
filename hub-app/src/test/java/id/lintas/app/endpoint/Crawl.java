package id.lintas.app.endpoint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * All pages that one caller finds by following offices' links from where they begin, without sending a form.
 *
 * @param pages what was answered, by path with query
 * @param forms where forms would be sent, as {@code POST path}
 */
record Crawl(Map<String, Answer> pages, Set<String> forms) {

    private static final int MOST = 150;

    static Crawl of(Caller caller, String... from) {
        Map<String, Answer> pages = new LinkedHashMap<>();
        Set<String> forms = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of(from));
        while (!next.isEmpty()) {
            String path = next.remove();
            if (!path.startsWith("/") || endless(path) || pages.containsKey(path)) {
                continue;
            }
            if (pages.size() >= MOST) {
                throw new IllegalStateException("pages: more than " + MOST + " (expected: an office's)");
            }
            Answer answer = caller.get(path);
            pages.put(path, answer);
            Document page = Jsoup.parse(answer.body());
            page.select("a[href^=/office/]")
                    .forEach(link -> next.add(link.attr("href").replaceFirst("#.*", "")));
            page.select("form[method=get][action^=/office/]").forEach(form -> next.add(form.attr("action")));
            page.select("form[method=post]").forEach(form -> forms.add("POST " + form.attr("action")));
        }
        return new Crawl(pages, forms);
    }

    /** A stream, and pages that differ from others by nothing but their language. */
    private static boolean endless(String path) {
        return path.contains("/events") || path.contains("lang=") || path.startsWith("//");
    }

    /** All that was read, as one text. */
    String text() {
        StringBuilder text = new StringBuilder();
        pages.forEach((path, answer) -> text.append(path)
                .append('\n')
                .append(answer.location())
                .append('\n')
                .append(answer.body()));
        return text.toString();
    }
}
