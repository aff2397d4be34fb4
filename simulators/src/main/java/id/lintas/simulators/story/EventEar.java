package id.lintas.simulators.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the {@code changed} events of a server-sent event stream on a thread of its own. */
final class EventEar implements AutoCloseable {

    private final InputStream stream;
    private final AtomicInteger heard = new AtomicInteger();

    private EventEar(InputStream stream) {
        this.stream = stream;
    }

    static EventEar open(Browser browser, URI uri) throws IOException, InterruptedException, StepMissed {
        HttpResponse<InputStream> response = browser.stream(uri);
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (response.statusCode() != 200 || !type.startsWith("text/event-stream")) {
            response.body().close();
            throw new StepMissed("events answered " + response.statusCode() + " " + type);
        }
        EventEar ear = new EventEar(response.body());
        Thread listener = new Thread(ear::listen, "event-ear");
        listener.setDaemon(true);
        listener.start();
        return ear;
    }

    private void listen() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.replace(" ", "").equals("event:changed")) {
                    heard.incrementAndGet();
                }
            }
        } catch (IOException e) {
            // The stream was closed on this side, or the hub went away: there is no more to hear, and waiting steps say
            // so.
        }
    }

    int heard() {
        return heard.get();
    }

    /** Waits until more was heard than before. */
    void awaitMoreThan(int before) throws IOException, InterruptedException, StepMissed {
        Patience.until(Duration.ofSeconds(15), heard::get, count -> count > before);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
