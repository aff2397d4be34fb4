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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsoup.Jsoup;

/** One visitor with cookies, who follows redirects. Safe for use by many threads. */
final class Browser {

    private final Duration patience;
    private final HttpClient http;

    /** A login leads over half a dozen addresses, of a hub that may have begun to work only now. */
    Browser() {
        this(Duration.ofSeconds(60));
    }

    /** A visitor who waits no longer than this for an answer, over however many addresses it leads. */
    Browser(Duration patience) {
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .cookieHandler(new CookieManager(new LoopbackCookies(), CookiePolicy.ACCEPT_ALL))
                .build();
    }

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
        HttpResponse<byte[]> response = answer(request, BodyHandlers.ofByteArray());
        return new Download(response.statusCode(), response.body());
    }

    /** Opens a stream that the caller closes; only its beginning is waited for. */
    HttpResponse<InputStream> stream(URI uri) throws IOException, InterruptedException {
        return stream(uri, "");
    }

    /** The same after an earlier stream ended; says which event was the last one, if that had a number. */
    HttpResponse<InputStream> stream(URI uri, String lastEvent) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/event-stream")
                .GET();
        if (!lastEvent.isEmpty()) {
            request.header("Last-Event-ID", lastEvent);
        }
        return answer(request, BodyHandlers.ofInputStream());
    }

    /** The status of a page that nobody looks at. */
    int status(URI uri) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(uri).header("Accept", "text/html"), BodyHandlers.discarding())
                .statusCode();
    }

    private Page send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                answer(request.header("Accept", "text/html"), BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Page(
                response.statusCode(),
                response.uri(),
                Jsoup.parse(response.body(), response.uri().toString()));
    }

    /**
     * Does the waiting itself. The limit of a request that was led on to another address outlives it in Java 17 (JDK-8304701),
     * and ends whatever its connection carries by then: an event stream that has just been opened, for one.
     */
    private <T> HttpResponse<T> answer(HttpRequest.Builder builder, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpRequest request = builder.build();
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, handler);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(request.method() + " " + request.uri() + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException(request.method() + " " + request.uri() + ": no answer within " + patience, e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }
}
