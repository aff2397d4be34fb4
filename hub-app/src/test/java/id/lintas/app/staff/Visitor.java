package id.lintas.app.staff;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without scripts whose cookies a test may look at. Follows redirects; a cookie is kept by host and path alike. */
final class Visitor {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_REDIRECTS = 12;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, Map<String, String>> cookies = new LinkedHashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();

    /** A page with its status and address. */
    record Page(int status, URI uri, Document html) {
        Element form(String css) {
            Element found = one(css);
            return found.normalName().equals("form") ? found : one("form:has(" + css + ")");
        }

        Element one(String css) {
            Element found = html.selectFirst(css);
            if (found == null) {
                throw new AssertionError("no " + css + " at " + uri + " (" + status + "): " + html.text());
            }
            return found;
        }
    }

    Page get(URI uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return follow(request, uri);
    }

    /** Sends the form as the page filled it, with these values over it; values may repeat a name. */
    Page submit(Page page, Element form, List<Map.Entry<String, String>> more)
            throws IOException, InterruptedException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[type=hidden][name], input[type=text][name], input[type=email][name],"
                + " input[type=date][name], textarea[name]")) {
            fields.put(field.attr("name"), List.of(field.val()));
        }
        for (Element field : form.select("input[type=checkbox][checked][name]")) {
            fields.merge(field.attr("name"), List.of(field.val()), Visitor::both);
        }
        more.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())))
                .forEach(fields::put);
        URI to = page.uri().resolve(form.attr("action").isEmpty() ? page.uri().toString() : form.attr("action"));
        return post(to, fields);
    }

    Page post(URI to, Map<String, List<String>> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return follow(
                HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                to);
    }

    /**
     * Logs in at Keycloak, starting from a page of the hub. Like a person it gives the password once and then looks at what
     * the page says.
     *
     * @return where that led: the hub's page, the form for an own password, or the login page again if it was refused
     */
    Page logIn(URI start, String user, String password) throws IOException, InterruptedException {
        Page page = get(start);
        if (page.html().selectFirst("input[name=username]") != null) {
            page = submit(page, page.form("input[name=username]"), List.of(Map.entry("username", user)));
        }
        return page.html().selectFirst("input[name=password]") == null ? page : password(page, user, password);
    }

    /** Gives a password on the login page that asks for it. */
    Page password(Page page, String user, String password) throws IOException, InterruptedException {
        return submit(
                page,
                page.form("input[name=password]"),
                List.of(Map.entry("username", user), Map.entry("password", password)));
    }

    /** Opens a stream that the caller closes. */
    HttpResponse<InputStream> stream(URI uri) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .header("Accept", "text/event-stream")
                        .header("Cookie", header(uri))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    /** The cookie's value at that host, or empty. */
    String cookie(URI at, String name) {
        return cookies.getOrDefault(at.getAuthority(), Map.of()).getOrDefault(name, "");
    }

    /** The latest line that set a cookie of that name, with its attributes. */
    String setBy(String name) {
        return attributes.getOrDefault(name, "");
    }

    void plant(URI at, String name, String value) {
        cookies.computeIfAbsent(at.getAuthority(), host -> new LinkedHashMap<>())
                .put(name, value);
    }

    /** Forgets the cookies of a host. */
    void forget(URI at) {
        cookies.remove(at.getAuthority());
    }

    private Page follow(HttpRequest.Builder request, URI uri) throws IOException, InterruptedException {
        URI here = uri;
        HttpRequest.Builder next = request;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            next.timeout(PATIENCE).header("Accept", "text/html");
            if (!header(here).isEmpty()) {
                next.header("Cookie", header(here));
            }
            HttpResponse<String> answer = http.send(next.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            keep(here, answer);
            if (answer.statusCode() / 100 != 3) {
                return new Page(answer.statusCode(), here, Jsoup.parse(answer.body(), here.toString()));
            }
            here = here.resolve(answer.headers().firstValue("Location").orElseThrow());
            next = HttpRequest.newBuilder(here).GET();
        }
        throw new AssertionError("redirected too often: " + here);
    }

    private void keep(URI here, HttpResponse<?> answer) {
        for (String line : answer.headers().allValues("Set-Cookie")) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            attributes.put(pair[0], line);
            Map<String, String> jar = cookies.computeIfAbsent(here.getAuthority(), host -> new LinkedHashMap<>());
            if (line.contains("Max-Age=0") || pair[1].isEmpty()) {
                jar.remove(pair[0]);
            } else {
                jar.put(pair[0], pair[1]);
            }
        }
    }

    private String header(URI to) {
        return cookies.getOrDefault(to.getAuthority(), Map.of()).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private static List<String> both(List<String> one, List<String> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
