package id.lintas.simulators.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A clerk's page against a portal of a few lines, whose streams do what a test wants. */
class ClerksPageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<String> lastEvents = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> read = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private StoryWorld world;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        // As after a login: the first address leads on to another.
        server.createContext("/office", exchange -> {
            exchange.getResponseHeaders().set("Location", "/office/palembang");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/office/palembang", exchange -> {
            byte[] page = exchange.getRequestURI().toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        world = new StoryWorld(here, URI.create(here + "/realms/lintas"), here, here, user -> "unused");
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void hearsAnEventLongAfterTheLastRequestsTimeWasOver() throws Exception {
        events((exchange, number) -> {
            say(exchange, "retry: 50\n\n: here\n\n");
            TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis() * 3);
            say(exchange, "event: changed\ndata: 1\n\n");
            over.await();
        });

        try (ClerksPage page = open()) {
            assertThat(read.poll(10, TimeUnit.SECONDS)).isEqualTo("/office/palembang/payments");
            assertThat(page.openedAgain()).isZero();
        }
    }

    @Test
    void opensAStreamAgainThatEndedReadsThenAndCountsIt() throws Exception {
        events((exchange, number) -> {
            say(exchange, "retry: 50\nid: 7\n\n");
            if (number > 2) {
                over.await();
            }
        });

        try (ClerksPage page = open()) {
            assertThat(read.poll(10, TimeUnit.SECONDS)).isNotNull();
            for (int i = 0; i < 100 && page.openedAgain() < 2; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            assertThat(page.openedAgain()).isEqualTo(2);
            assertThat(lastEvents).containsExactly("", "7", "7");
        }
    }

    @Test
    void doesNotAskAgainWhereThereIsNoStream() throws Exception {
        server.createContext("/office/palembang/events", exchange -> {
            lastEvents.add("");
            boolean first = lastEvents.size() == 1;
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(first ? 200 : 404, 0);
            if (first) {
                say(exchange, "retry: 50\n\n");
            }
            exchange.close();
        });

        try (ClerksPage page = open()) {
            TimeUnit.MILLISECONDS.sleep(1000);
            assertThat(lastEvents).hasSize(2);
            assertThat(page.openedAgain()).isZero();
            assertThat(read).isEmpty();
        }
    }

    private ClerksPage open() throws IOException, InterruptedException {
        return new ClerksPage(new Browser(PATIENCE), world, "palembang", "dewi", (heard, page) -> read.add(page));
    }

    private interface Stream {
        void send(HttpExchange exchange, int number) throws IOException, InterruptedException;
    }

    private void events(Stream stream) {
        server.createContext("/office/palembang/events", exchange -> {
            String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            lastEvents.add(last == null ? "" : last);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try (exchange) {
                stream.send(exchange, lastEvents.size());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
