package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.LintasHub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office costs a row of configuration, never a route: 2 and 126 offices start alike. The times are printed, not judged. */
class OfficesAreDataIT {

    private static final Path TENANTS =
            Path.of("..", "tenants").toAbsolutePath().normalize();
    private static final Pattern ROUTES = Pattern.compile("Routes startup \\(total:(\\d+)");
    private static final Pattern LOADED = Pattern.compile("(\\d+) offices and \\d+ partners loaded in (\\d+) ms");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path folder = Path.of("");

    private record Started(int offices, int routes, double seconds) {}

    @Test
    void startsWithTheSameRoutesForTwoOfficesAndForAll() throws Exception {
        Started two = start("two", twoOffices());
        Started all = start("all", TENANTS);
        System.out.printf(
                "start-up: %d offices %.1f s, %d offices %.1f s%n",
                two.offices(), two.seconds(), all.offices(), all.seconds());
        assertThat(two.offices()).isEqualTo(2);
        assertThat(all.offices()).isEqualTo(126);
        assertThat(all.routes()).isEqualTo(two.routes());
    }

    private Path twoOffices() throws IOException {
        Path tenants = folder.resolve("tenants");
        for (String file : List.of("offices/palembang.yaml", "offices/pekanbaru.yaml")) {
            copy(file, tenants);
        }
        try (Stream<Path> partners = Files.list(TENANTS.resolve("partners"))) {
            for (Path partner : partners.toList()) {
                copy("partners/" + partner.getFileName(), tenants);
            }
        }
        return tenants;
    }

    private static void copy(String file, Path to) throws IOException {
        Path target = to.resolve(file);
        Files.createDirectories(target.getParent());
        Files.copy(TENANTS.resolve(file), target);
    }

    private Started start(String name, Path tenants) throws Exception {
        int port = RunningHub.freePort();
        Path log = folder.resolve(name + ".log");
        Map<String, Object> settings =
                RunningHub.get().settings(folder.resolve(name), port, RunningHub.freePort(), tenants);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add(LintasHub.class.getName());
        long begin = System.nanoTime();
        Process hub = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> ready(port));
            double seconds = (System.nanoTime() - begin) / 1e9;
            String said = Files.readString(log);
            return new Started(number(LOADED, said), number(ROUTES, said), seconds);
        } finally {
            hub.destroy();
            hub.waitFor();
        }
    }

    private boolean ready(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private static int number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in the log").isTrue();
        return Integer.parseInt(found.group(1));
    }
}
