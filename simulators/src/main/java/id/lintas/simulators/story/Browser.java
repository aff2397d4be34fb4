package id.lintas.simulators.story;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoup.Jsoup;

/** One visitor with cookies, who follows redirects. Safe for use by many threads. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .cookieHandler(new CookieManager(new LoopbackCookies(), CookiePolicy.ACCEPT_ALL))
            .build();

    Page get(URI uri) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    Page submit(HtmlForm form) throws IOException, InterruptedException {
        if (!form.post()) {
            return get(URI.create(form.action() + "?" + form.encoded()));
        }
        return send(HttpRequest.newBuilder(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded())));
    }

    Page upload(HtmlForm form, String field, List<byte[]> files) throws IOException, InterruptedException {
        Multipart upload = Multipart.of(form.fields(), field, files);
        return send(HttpRequest.newBuilder(form.action())
                .header("Content-Type", upload.contentType())
                .POST(BodyPublishers.ofByteArray(upload.body())));
    }

    /** A file as it came, whatever the status. */
    record Download(int status, byte[] bytes) {}

    /** Sends a form whose answer is a file. */
    Download download(HtmlForm form) throws IOException, InterruptedException {
        return download(HttpRequest.newBuilder(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded())));
    }

    Download download(URI file) throws IOException, InterruptedException {
        return download(HttpRequest.newBuilder(file).GET());
    }

    private Download download(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        return new Download(response.statusCode(), response.body());
    }

    /** Opens a stream that the caller closes. Its beginning is waited for; a request's own time limit would also end the stream. */
    HttpResponse<InputStream> stream(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/event-stream")
                .GET()
                .build();
        try {
            return http.sendAsync(request, BodyHandlers.ofInputStream())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no stream from " + uri, e);
        }
    }

    /** The status of a page that nobody looks at. */
    int status(URI uri) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "text/html")
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request.timeout(PATIENCE).header("Accept", "text/html").build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Page(
                response.statusCode(),
                response.uri(),
                Jsoup.parse(response.body(), response.uri().toString()));
    }
}
