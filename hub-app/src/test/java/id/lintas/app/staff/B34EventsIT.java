package id.lintas.app.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * B-34: an office's stream is for its staff while they are its staff. Sessions, logouts and memberships that end during a stream
 * are in {@link B28SessionsIT}.
 */
class B34EventsIT {

    private static final String THEIRS = "palembang";
    private static final String OWN = "tarakan";
    private static final long MOST_SECONDS = 60;

    private final StaffHub hub = StaffHub.get();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void anotherOfficesStreamDoesNotExistWhateverTheRequestSaysItHeardBefore() throws Exception {
        Visitor visitor = visitor(OWN);
        long before = hub.audited(THEIRS, "ACCESS_REFUSED");
        for (String last : List.of("1", "palembang:1", "00000000-0000-7000-8000-000000000000", "*")) {
            HttpResponse<InputStream> answer = stream(visitor, THEIRS, last);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).doesNotContain("event-stream");
            answer.body().close();
        }
        assertThat(hub.audited(THEIRS, "ACCESS_REFUSED")).isGreaterThan(before);
    }

    /** An event has no number and no content, so there is nothing to go back to. */
    @Test
    void aStreamRepeatsNothingAndItsEventsSayNothing() throws Exception {
        Visitor visitor = visitor(OWN);
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpResponse<InputStream> answer = stream(visitor, OWN, "palembang:1");
        assertThat(answer.statusCode()).isEqualTo(200);
        try (InputStream body = answer.body()) {
            var unused = CompletableFuture.runAsync(() -> read(body, lines::add));
            org.awaitility.Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> lines.stream().anyMatch(line -> line.startsWith(":")));
            assertThat(lines).allMatch(line -> line.isEmpty() || line.startsWith(":") || line.startsWith("retry:"));
        }
    }

    /** The control is a colleague of another office, whose stream stays open all the while. */
    @Test
    void anOfficeThatIsClosedDuringAStreamClosesItWithinAMinute() throws Exception {
        String closing = "sorong";
        Visitor visitor = visitor(closing);
        Visitor elsewhere = visitor(OWN);
        CompletableFuture<Void> ended = ended(stream(visitor, closing, ""));
        CompletableFuture<Void> stays = ended(stream(elsewhere, OWN, ""));
        hub.update(
                "central",
                "insert into office_freeze (office, frozen, since, reason) values (?, true, now(), 'uji')",
                closing);
        try {
            ended.get(MOST_SECONDS, TimeUnit.SECONDS);
            assertThat(stays).isNotDone();
            HttpResponse<InputStream> again = stream(visitor, closing, "1");
            assertThat(again.statusCode()).isNotEqualTo(200);
            again.body().close();
        } finally {
            hub.update("central", "update office_freeze set frozen = false where office = ?", closing);
        }
    }

    /** A role alone is taken away: the person stays, and so does the stream, for events are everybody's of the office. */
    @Test
    void aPersonWithAnotherRoleKeepsTheStreamAndOneWhoseTimeEndedLosesIt() throws Exception {
        String changed = hub.person("role", OWN, "clerk", "office-lead");
        String ending = hub.person("ends", OWN, "clerk");
        CompletableFuture<Void> stays = ended(stream(logIn(OWN, changed), OWN, ""));
        CompletableFuture<Void> ended = ended(stream(logIn(OWN, ending), OWN, ""));
        assertThat(hub.update(
                        OWN,
                        "update staff_assignment set roles = 'CLERK' where office = ? and username = ?",
                        OWN,
                        changed))
                .isEqualTo(1);
        hub.endYesterday(OWN, ending);
        ended.get(MOST_SECONDS, TimeUnit.SECONDS);
        assertThat(stays).isNotDone();
    }

    private Visitor visitor(String office) throws IOException, InterruptedException {
        return logIn(office, hub.person("ear", office, "clerk"));
    }

    private Visitor logIn(String office, String name) throws IOException, InterruptedException {
        Visitor visitor = new Visitor();
        assertThat(hub.logIn(visitor, "/office/" + office, name).status()).isEqualTo(200);
        return visitor;
    }

    private HttpResponse<InputStream> stream(Visitor visitor, String office, String last)
            throws IOException, InterruptedException {
        URI uri = hub.at("/office/" + office + "/events");
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header("Accept", "text/event-stream")
                .header("Cookie", "lintas=" + visitor.cookie(uri, "lintas"));
        return http.send(
                (last.isEmpty() ? request : request.header("Last-Event-ID", last)).build(),
                BodyHandlers.ofInputStream());
    }

    private static CompletableFuture<Void> ended(HttpResponse<InputStream> stream) {
        assertThat(stream.statusCode()).isEqualTo(200);
        return CompletableFuture.runAsync(() -> read(stream.body(), line -> {}));
    }

    private static void read(InputStream stream, java.util.function.Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // A stream that is cut has ended too.
        }
    }
}
