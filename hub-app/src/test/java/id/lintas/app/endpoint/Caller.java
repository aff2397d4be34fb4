package id.lintas.app.endpoint;

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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One caller with one session or one token, who follows no redirect but those of the login. */
public final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MOST_PAGES = 16;
    private static final int ENOUGH = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Map<String, String> cookies = new ConcurrentHashMap<>();
    private final URI hub;
    private String bearer = "";
    private String token = "";

    public Caller(URI hub) {
        this.hub = hub;
    }

    /** Logs in by opening a page of staff and filling in Keycloak's forms. */
    public Caller logIn(String user, String password) {
        URI here = hub.resolve("/office");
        Answer page = send(HttpRequest.newBuilder(here));
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            if (page.status() == 302 || page.status() == 303) {
                here = here.resolve(page.location());
                if (here.getPort() == hub.getPort()
                        && !here.getPath().startsWith("/oauth2")
                        && !here.getPath().startsWith("/login")) {
                    return this;
                }
                page = send(HttpRequest.newBuilder(here));
                continue;
            }
            Document html = Jsoup.parse(page.body(), here.toString());
            Element form = html.selectFirst("form:has(input[name=username]), form:has(input[name=password])");
            if (form == null) {
                throw new IllegalStateException(user + " stands before " + here + " (expected: a login form): " + page);
            }
            here = URI.create(form.absUrl("action"));
            page = send(HttpRequest.newBuilder(here)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("username=" + user + "&password=" + password + "&credentialId=")));
        }
        throw new IllegalStateException(user + " stays at the login");
    }

    /** Calls with this access token from now on. */
    Caller withToken(String accessToken) {
        bearer = accessToken;
        return this;
    }

    /** Opens a page. */
    public Answer get(String path) {
        return send(request(path));
    }

    /** Sends a form with this session's token. */
    public Answer submit(String path, Map<String, String> fields) {
        StringBuilder form = new StringBuilder("_csrf=").append(token());
        fields.forEach((name, value) ->
                form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form("POST", path, form.toString());
    }

    /** Sends a body of JSON. */
    Answer json(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /** Sends an empty form and keeps every byte of the answer. */
    byte[] download(String path) {
        HttpRequest.Builder form = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_csrf=" + token()));
        try {
            return http.send(withCookies(form.timeout(PATIENCE)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Sends a form's body as it stands, after this session's token. */
    Answer raw(String path, String fields) {
        return form("POST", path, "_csrf=" + token() + (fields.isEmpty() ? "" : "&" + fields));
    }

    /** Sends what the rule's row says; a form carries this session's token. */
    Answer call(Rule rule, String path) {
        String method = rule.method().equals("*") ? "GET" : rule.method();
        return call(method, path, rule.body());
    }

    Answer call(String method, String path, Rule.Body body) {
        return switch (body) {
            case NONE -> send(request(path).method(method, BodyPublishers.noBody()));
            case FORM -> form(method, path, "_csrf=" + token());
            case JSON ->
                send(request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString("{}")));
        };
    }

    /** Sends a form without its token. */
    Answer forged(String method, String path) {
        return form(method, path, "to=ARRIVED");
    }

    private Answer form(String method, String path, String fields) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(fields)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + path));
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }

    private String token() {
        if (token.isEmpty()) {
            Document page = Jsoup.parse(
                    send(HttpRequest.newBuilder(hub.resolve("/track"))).body());
            Element field = page.selectFirst("input[name=_csrf]");
            if (field == null) {
                throw new IllegalStateException("no token on the page of /track");
            }
            token = field.val();
        }
        return token;
    }

    /** Opens an event stream; the caller closes it. */
    public InputStream stream(String path) {
        try {
            return http.send(withCookies(request(path)).build(), BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException("no stream", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest.Builder withCookies(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        HttpRequest.Builder full = withCookies(request.timeout(PATIENCE).header("Accept", "text/html,*/*"));
        try {
            HttpResponse<InputStream> response = http.send(full.build(), BodyHandlers.ofInputStream());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            try (InputStream in = response.body()) {
                boolean endless =
                        response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                byte[] body = endless ? new byte[0] : in.readNBytes(ENOUGH);
                return new Answer(
                        response.statusCode(),
                        response.headers().firstValue("Location").orElse(""),
                        new String(body, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Hub and provider share a host and no cookie's name, so one jar does for both. */
    private void keep(String header) {
        String pair = header.substring(0, header.indexOf(';') < 0 ? header.length() : header.indexOf(';'));
        int equals = pair.indexOf('=');
        String value = pair.substring(equals + 1);
        if (value.isEmpty() || header.contains("Max-Age=0")) {
            cookies.remove(pair.substring(0, equals));
        } else {
            cookies.put(pair.substring(0, equals), value);
        }
    }
}
