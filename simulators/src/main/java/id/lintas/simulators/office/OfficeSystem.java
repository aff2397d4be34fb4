package id.lintas.simulators.office;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The own systems of all simulated offices: {@code POST /offices/{office}/webhook}.
 *
 * <p>A signed call is accepted with 204 and stored once per webhook-id, however often it comes. A call whose signature or timestamp is wrong is
 * refused with 401. A slow office holds the server's thread, so the server needs one for each call.
 */
public final class OfficeSystem implements HttpHandler {

    private static final Pattern PATH = Pattern.compile("/offices/([a-z0-9-]+)/webhook");

    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();

    /**
     * Offices by id with their webhook secrets.
     *
     * @throws IllegalArgumentException when a secret is not {@code whsec_} and Base64
     */
    public OfficeSystem(Map<String, String> secrets, Clock clock) {
        secrets.forEach((office, secret) -> inboxes.put(office, new Inbox(new WebhookSignature(secret, clock), clock)));
    }

    /** The events that the office accepted, oldest first; empty where there is no such office. */
    public Optional<List<WebhookEvent>> events(String office) {
        return Optional.ofNullable(inboxes.get(office)).map(Inbox::events);
    }

    /** Every call to the office, oldest first; empty where there is no such office. */
    public Optional<List<WebhookAttempt>> attempts(String office) {
        return Optional.ofNullable(inboxes.get(office)).map(Inbox::attempts);
    }

    /** Changes how the office behaves from the next call on; false where there is no such office. */
    public boolean become(String office, Mood mood) {
        Inbox inbox = inboxes.get(office);
        if (inbox == null) {
            return false;
        }
        inbox.become(mood);
        return true;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            Inbox inbox = path.matches() ? inboxes.get(path.group(1)) : null;
            if (inbox == null) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                String id = header(exchange, "webhook-id");
                int status = receive(inbox, id, exchange, body);
                inbox.note(id, status);
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private static int receive(Inbox inbox, String id, HttpExchange exchange, byte[] body) throws IOException {
        Mood mood = inbox.next();
        return switch (mood.kind()) {
            case DOWN -> 503;
            case REFUSE -> 422;
            case SLOW -> {
                pause(mood);
                yield accept(inbox, id, exchange, body);
            }
            case UP -> accept(inbox, id, exchange, body);
        };
    }

    private static int accept(Inbox inbox, String id, HttpExchange exchange, byte[] body) {
        String timestamp = header(exchange, "webhook-timestamp");
        String signature = header(exchange, "webhook-signature");
        if (!inbox.signature().accepts(id, timestamp, signature, body)) {
            return 401;
        }
        inbox.store(id, new String(body, UTF_8));
        return 204;
    }

    private static void pause(Mood mood) throws IOException {
        try {
            Thread.sleep(mood.delay().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while being slow");
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }
}
