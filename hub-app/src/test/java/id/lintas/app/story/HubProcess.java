package id.lintas.app.story;

import id.lintas.app.LintasHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A hub as a process of its own, so that it may have a broker, secrets and tenants beside those of the run's hub. */
final class HubProcess implements AutoCloseable {

    private final Process process;

    private HubProcess(Process process) {
        this.process = process;
    }

    /** It ended before it was ready. */
    static final class HubEnded extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        HubEnded(int status) {
            super("hub: ended with status " + status + " (expected: ready)");
        }
    }

    /**
     * Starts it and returns when it is ready; what it says goes to the log.
     *
     * @throws HubEnded if it ends instead
     */
    static HubProcess start(URI url, Map<String, Object> settings, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path")));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(LintasHub.class.getName());
        HubProcess hub = new HubProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        try {
            hub.awaitReady(url);
            return hub;
        } catch (ConditionTimeoutException | HubEnded e) {
            hub.close();
            throw e;
        }
    }

    private void awaitReady(URI url) {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new HubEnded(process.exitValue());
                    }
                    return http.send(ready, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
                });
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
