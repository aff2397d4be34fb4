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
import java.util.function.Function;
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
    private final Function<String, Optional<String>> secrets;
    private final Clock clock;

    /**
     * The systems of all offices that have a webhook secret.
     *
     * @param secrets gives an office's secret, {@code whsec_} and Base64; asked at each call, so that offices come and their
     *     secrets change while this runs
     */
    public OfficeSystem(Function<String, Optional<String>> secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    private Optional<Inbox> inbox(String office) {
        return secrets.apply(office).map(secret -> inboxes.computeIfAbsent(office, id -> new Inbox(clock)));
    }

    /** The events that the office accepted, oldest first; empty where there is no such office. */
    public Optional<List<WebhookEvent>> events(String office) {
        return inbox(office).map(Inbox::events);
    }

    /** Every call to the office, oldest first; empty where there is no such office. */
    public Optional<List<WebhookAttempt>> attempts(String office) {
        return inbox(office).map(Inbox::attempts);
    }

    /** Changes how the office behaves from the next call on; false where there is no such office. */
    public boolean become(String office, Mood mood) {
        Optional<Inbox> inbox = inbox(office);
        inbox.ifPresent(there -> there.become(mood));
        return inbox.isPresent();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            Optional<String> secret = path.matches() ? secrets.apply(path.group(1)) : Optional.empty();
            if (secret.isEmpty()) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
            } else {
                Inbox inbox = inbox(path.group(1)).orElseThrow();
                WebhookSignature signature = new WebhookSignature(secret.get(), clock);
                String id = header(exchange, "webhook-id");
                int status = receive(inbox, signature, id, exchange, body);
                inbox.note(id, status);
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    private static int receive(Inbox inbox, WebhookSignature expected, String id, HttpExchange exchange, byte[] body)
            throws IOException {
        Mood mood = inbox.next();
        return switch (mood.kind()) {
            case DOWN -> 503;
            case REFUSE -> 422;
            case SLOW -> {
                pause(mood);
                yield accept(inbox, expected, id, exchange, body);
            }
            case UP -> accept(inbox, expected, id, exchange, body);
        };
    }

    private static int accept(Inbox inbox, WebhookSignature expected, String id, HttpExchange exchange, byte[] body) {
        String timestamp = header(exchange, "webhook-timestamp");
        String signature = header(exchange, "webhook-signature");
        if (!expected.accepts(id, timestamp, signature, body)) {
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
