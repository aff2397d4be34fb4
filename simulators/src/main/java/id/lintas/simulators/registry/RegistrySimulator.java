package id.lintas.simulators.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import id.lintas.simulators.fingerprint.FingerSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The central registry: serves its queues until it is told to be down, and comes back when told so. Its control server
 * listens on loopback. Thread-safe.
 */
public final class RegistrySimulator implements AutoCloseable {

    private static final int LARGEST = 16 << 20;
    private static final int EVENTS_AT_ONCE = 200;

    private final RegistrySettings settings;
    private final Archive archive;
    private final Gallery gallery;
    private final Events events;
    private final Abis abis;
    private final HttpServer control;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "registry-control");
        thread.setDaemon(true);
        return thread;
    });
    private List<QueueServer> servers = List.of();

    private RegistrySimulator(RegistrySettings settings) throws IOException {
        Clock clock = Clock.systemUTC();
        this.settings = settings;
        this.archive = new Archive(settings.state());
        this.gallery = new Gallery(settings.state().resolve("gallery"));
        this.events = new Events(archive, new PrivateLetters(settings.keys()), clock);
        this.abis = new Abis(gallery, clock);
        this.control =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.controlPort()), 0);
        control.setExecutor(threads);
        control.createContext("/", this::serve);
    }

    /** Starts it; the broker may come later. */
    public static RegistrySimulator start(RegistrySettings settings) throws IOException {
        RegistrySimulator registry = new RegistrySimulator(settings);
        registry.up();
        registry.control.start();
        return registry;
    }

    /** Serves the queues; does nothing if it does already. */
    public synchronized void up() {
        if (servers.isEmpty()) {
            servers = List.of(
                    new QueueServer(settings, "registry", events::answer, EVENTS_AT_ONCE, archive::sync),
                    // A match takes long, and nobody's answer waits for another's.
                    new QueueServer(settings, "abis", abis::answer, 1, () -> {}));
            servers.forEach(QueueServer::start);
        }
    }

    /** Leaves the broker: whatever is sent now waits in the queues. */
    public synchronized void down() {
        try {
            for (QueueServer server : servers) {
                server.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        servers = List.of();
    }

    /** Where the control server listens. */
    public URI controlUrl() {
        return URI.create("http://127.0.0.1:" + control.getAddress().getPort());
    }

    @Override
    public void close() {
        control.stop(0);
        down();
        threads.shutdownNow();
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            try {
                String call = exchange.getRequestMethod() + " " + path[0];
                switch (call) {
                    case "GET ready" -> answer(exchange, 200, Map.of("ready", true));
                    case "POST down" -> {
                        down();
                        answer(exchange, 200, Map.of("serving", false));
                    }
                    case "POST up" -> {
                        up();
                        answer(exchange, 200, Map.of("serving", true));
                    }
                    case "GET state" -> answer(exchange, 200, state());
                    case "GET bookings" -> entry(exchange, Events.BOOKING, path);
                    case "GET payments" -> entry(exchange, Events.PAYMENT, path);
                    case "GET reversals" -> entry(exchange, Events.REVERSAL, path);
                    case "GET corrections" -> entry(exchange, Events.CORRECTION, path);
                    case "POST enroll" -> enroll(exchange);
                    case "POST bill-validity" -> {
                        String query = Optional.ofNullable(
                                        exchange.getRequestURI().getQuery())
                                .orElse("");
                        events.billValidity(Duration.ofSeconds(Long.parseLong(query.replaceFirst("^seconds=", ""))));
                        answer(exchange, 200, Map.of());
                    }
                    default -> answer(exchange, 404, Map.of("error", "no such call: " + call));
                }
            } catch (IllegalArgumentException e) {
                answer(exchange, 400, Map.of("error", String.valueOf(e.getMessage())));
            }
        }
    }

    private Map<String, Object> state() {
        return Map.of(
                "bookings", archive.count(Events.BOOKING),
                "bills", archive.count(Events.BILL),
                "payments", archive.count(Events.PAYMENT),
                "reversals", archive.count(Events.REVERSAL),
                "corrections", archive.count(Events.CORRECTION),
                "gallery", gallery.size());
    }

    private void entry(HttpExchange exchange, String kind, String[] path) throws IOException {
        Optional<JsonNode> found = path.length == 2 ? archive.find(kind, path[1]) : Optional.empty();
        if (found.isEmpty()) {
            answer(exchange, 404, Map.of("error", "unknown"));
            return;
        }
        archive.sync();
        ObjectNode entry = (ObjectNode) found.get();
        entry.put("effects", archive.written(kind, path[1]));
        entry.put("received", archive.asked(kind, path[1]));
        send(exchange, 200, entry.toString());
    }

    /** Enrolls somebody as if another office had done it long ago. */
    private void enroll(HttpExchange exchange) throws IOException {
        JsonNode request = Json.read(new String(exchange.getRequestBody().readNBytes(LARGEST), StandardCharsets.UTF_8));
        List<byte[]> records = new ArrayList<>();
        for (JsonNode finger : request.path("fingers")) {
            records.add(Base64.getDecoder().decode(Json.text(finger, "record")));
        }
        gallery.add(Json.text(request, "referenceId"), FingerSet.extract(records));
        answer(exchange, 200, Map.of("gallery", gallery.size()));
    }

    private static void answer(HttpExchange exchange, int status, Map<String, Object> content) throws IOException {
        send(exchange, status, Json.write(content));
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
