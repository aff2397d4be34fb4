package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.harness.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office costs a row of configuration, never a route: 2 and 126 offices start alike. The times are printed, not judged. */
class OfficesAreDataIT {

    private static final Path TENANTS =
            Path.of("..", "tenants").toAbsolutePath().normalize();
    private static final Pattern ROUTES = Pattern.compile("Routes startup \\(total:(\\d+)");
    private static final Pattern LOADED = Pattern.compile("(\\d+) offices and \\d+ partners loaded in (\\d+) ms");

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

    /** A second start reads the keys that the first one made, and finds everything else made too. */
    @Test
    void startsAgainOnWhatItsFirstStartLeft() throws Exception {
        Path tenants = twoOffices();
        int port = Ports.free();
        Map<String, Object> settings = RunningHub.get().settings(folder.resolve("again"), port, Ports.free(), tenants);
        for (String start : List.of("first", "second")) {
            Path log = folder.resolve(start + ".log");
            try (HubProcess hub = HubProcess.start(URI.create("http://127.0.0.1:" + port), settings, log)) {
                assertThat(number(LOADED, Files.readString(log))).isEqualTo(2);
            }
        }
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
        int port = Ports.free();
        Path log = folder.resolve(name + ".log");
        Map<String, Object> settings = RunningHub.get().settings(folder.resolve(name), port, Ports.free(), tenants);
        long begin = System.nanoTime();
        try (HubProcess hub = HubProcess.start(URI.create("http://127.0.0.1:" + port), settings, log)) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            String said = Files.readString(log);
            return new Started(number(LOADED, said), number(ROUTES, said), seconds);
        }
    }

    private static int number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(pattern + " in the log").isTrue();
        return Integer.parseInt(found.group(1));
    }
}
