package id.lintas.simulators;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server that makes the peers act, on the loopback address. The offices' webhooks arrive on it as well.
 *
 * <p>A request that makes no sense is 400, one that needs something earlier 409, one whose peer's call found nobody 502.
 */
final class ControlServer implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    private final HttpServer server;
    // One thread for each call: a slow office and a call that waits for a reply hold theirs.
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What one part of the control server does with a request. */
    interface Endpoint {
        ControlAnswer answer(ControlRequest request) throws IOException;
    }

    private ControlServer(HttpServer server) {
        this.server = server;
    }

    static ControlServer start(int port, HttpHandler offices, Map<String, Endpoint> endpoints) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ControlServer control = new ControlServer(server);
        server.setExecutor(control.threads);
        server.createContext("/offices/", offices);
        endpoints.forEach((path, endpoint) -> server.createContext(path, exchange -> handle(exchange, endpoint)));
        server.start();
        return control;
    }

    /** Serves something that is no control, such as a peer's own interface. */
    void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void handle(HttpExchange exchange, Endpoint endpoint) throws IOException {
        try (exchange) {
            ControlAnswer answer = answer(exchange, endpoint);
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static ControlAnswer answer(HttpExchange exchange, Endpoint endpoint) throws IOException {
        String path = exchange.getRequestURI().getPath();
        ControlRequest request = new ControlRequest(
                exchange.getRequestMethod(),
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList(),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                exchange.getRequestBody().readAllBytes());
        try {
            return endpoint.answer(request);
        } catch (IllegalArgumentException e) {
            return ControlAnswer.error(400, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            return ControlAnswer.error(409, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            LOG.info("{} {}: {}", request.method(), path, e.toString());
            return ControlAnswer.error(502, e.toString());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
