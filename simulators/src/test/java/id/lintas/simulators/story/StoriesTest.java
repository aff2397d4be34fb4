package id.lintas.simulators.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoriesTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;
    private StoryWorld world;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/case", exchange -> answer(exchange, 200, caseHtml(calls.incrementAndGet())));
        server.createContext("/gone", exchange -> answer(exchange, 404, "<title>404</title>"));
        server.start();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        world = new StoryWorld(here, URI.create(here + "/realms/lintas"), here, here, user -> "secret-of-" + user);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String caseHtml(int call) {
        return "<main data-application=u data-booking=PLM-1 data-stage=" + (call < 3 ? "BOOKED" : "BILLED")
                + " data-billing-code=820261123000017 data-amount=350000 data-ntpn=''></main>";
    }

    private static void answer(HttpExchange exchange, int status, String html) throws IOException {
        try (exchange) {
            byte[] body = html.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private StoryResult play(Scene... scenes) {
        return Stories.run(w -> List.of(List.of(scenes)), world, out());
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void pollsAPageUntilItSaysWhatIsWanted() {
        Browser browser = new Browser();
        StoryResult result = play(new Scene("Case")
                .must(
                        "billed",
                        () -> Patience.until(
                                        Duration.ofSeconds(10),
                                        () -> CasePage.of(browser.get(world.hub("/case"))),
                                        seen -> seen.reached("BILLED"))
                                .billingCode()));

        assertThat(result).isEqualTo(new StoryResult(1, 0));
        assertThat(Stories.status(result)).isZero();
        assertThat(calls).hasValue(3);
        assertThat(lines()).last().isEqualTo("1 passed, 0 failed");
        assertThat(lines().get(0)).matches("ok +[0-9]+ ms  Case: billed · 820261123000017");
    }

    @Test
    void aFailingCheckIsAMissAndTheStatusIsNotZero() {
        Browser browser = new Browser();
        StoryResult result = play(new Scene("Case")
                .check(
                        "is there",
                        () -> browser.get(world.hub("/gone")).expect(200).toString())
                .check("goes on", () -> ""));

        assertThat(Stories.status(result)).isEqualTo(1);
        assertThat(lines().get(0)).matches("MISS +[0-9]+ ms  Case: is there · expected 200, got 404 /gone .*");
        assertThat(lines().get(1)).matches("ok +[0-9]+ ms  Case: goes on");
        assertThat(lines()).last().isEqualTo("1 passed, 1 failed");
    }

    @Test
    void afterANecessaryStepIsMissedTheRestIsNotReached() {
        AtomicInteger played = new AtomicInteger();
        Scene first = new Scene("First")
                .must("holds", () -> Expect.same("a", "b"))
                .check("then", () -> "" + played.incrementAndGet());
        Scene later = new Scene("Later").check("last", () -> "" + played.incrementAndGet());

        StoryResult result = Stories.run(w -> List.of(List.of(first), List.of(later)), world, out());

        assertThat(played).hasValue(0);
        assertThat(result).isEqualTo(new StoryResult(0, 3));
        assertThat(lines().get(0)).endsWith("First: holds · expected a, got b");
        assertThat(lines().get(1)).startsWith("MISS").endsWith("First: then · not reached");
        assertThat(lines().get(2)).startsWith("MISS").endsWith("Later: last · not reached");
    }

    @Test
    void scenesRunSideBySideAndArePrintedInOrder() {
        CountDownLatch second = new CountDownLatch(1);
        play(
                new Scene("One").must("waits for two", () -> {
                    second.await();
                    return "";
                }),
                new Scene("Two").must("lets one go", () -> {
                    second.countDown();
                    return "";
                }));

        assertThat(lines()).hasSize(3);
        assertThat(lines().get(0)).contains("One");
        assertThat(lines().get(1)).contains("Two");
    }

    @Test
    void aPartThatCannotBeReachedIsAMissOfTheWholeWalk() {
        server.stop(0);
        StoryResult result = Stories.run(new Walk((person, impression) -> List.of()), world, out());

        assertThat(result.passed()).isZero();
        assertThat(result.misses()).isGreaterThan(60);
        assertThat(lines()).filteredOn(line -> !line.startsWith("MISS")).hasSize(1);
    }

    @Test
    void anUnknownStoryIsRefusedByName() {
        assertThatThrownBy(() -> Stories.run("run", world, out()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("story: run");
    }
}
