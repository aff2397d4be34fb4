package id.lintas.simulators.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Hands out tokens, writes down the calls and answers success to each that carries the newest token. */
final class TinyHub implements AutoCloseable {

    record Call(String path, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    final List<Call> tokenCalls = new CopyOnWriteArrayList<>();
    final List<Call> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger token = new AtomicInteger(1);
    /** What its answers say besides the code, from a comma on. */
    volatile String more = "";

    private final HttpServer server;

    TinyHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    /** Forgets the token it gave, as a hub that was restarted. */
    void forgetToken() {
        token.incrementAndGet();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
        String path = exchange.getRequestURI().getRawPath();
        Call call = new Call(path, headers, new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (path.endsWith("/access-token/b2b")) {
            tokenCalls.add(call);
            answer(
                    exchange,
                    200,
                    "{\"responseCode\":\"2007300\",\"accessToken\":\"token-" + token.get()
                            + "\",\"tokenType\":\"Bearer\",\"expiresIn\":\"900\"}");
        } else {
            calls.add(call);
            boolean known = call.header("Authorization").equals("Bearer token-" + token.get());
            answer(
                    exchange,
                    known ? 200 : 401,
                    known ? "{\"responseCode\":\"2002500\"" + more + "}" : "{\"responseCode\":\"4012501\"}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
