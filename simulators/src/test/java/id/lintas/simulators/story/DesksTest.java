package id.lintas.simulators.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desks against a portal and a login of a few lines each, which behave as the real ones do on the wire. */
class DesksTest {

    private static final String USER_PAGE = "<form method=post action='/realms/lintas/user?session_code=1&amp;tab=2'>"
            + "<input type=hidden name=credentialId value=''><input name=username></form>";
    private static final String PASSWORD_PAGE = "<form method=post action='/realms/lintas/password'>"
            + "<input type=hidden name=username value=dewi><input type=password name=password></form>";
    private static final String CASE = "<main data-application=u1 data-stage=BOOKED></main>"
            + "<form method=post action='/office/palembang/cases/u1/move'><input type=hidden name=_csrf value=c7>"
            + "<button name=to value=ARRIVED>Datang</button></form>";
    private static final String BOOKING_FORM = "<form method=post action='/book/palembang'>"
            + "<input type=hidden name=_csrf value=c7><input type=radio name=slot value=2026-11-24T08:00 data-left=0>"
            + "<input type=radio name=slot value=2026-11-24T10:00 data-left=2><input type=radio name=lane value=REGULAR>"
            + "<input name=phone><input name=name><input name=nik><input name=day><input name=month><input name=year>"
            + "<select name=kind><option value=ORDINARY_5Y></select></form>";

    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private StoryWorld world;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/office", this::portal);
        server.createContext("/realms/lintas/", this::login);
        server.createContext("/book/palembang", this::booking);
        server.start();
        URI here = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        world = new StoryWorld(here, URI.create(here + "/realms/lintas"), here, here, user -> "secret-of-" + user);
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void portal(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!cookies(exchange).contains("HUB=in")) {
            redirect(exchange, 302, "/realms/lintas/auth", "HUB=seen; Path=/; HttpOnly");
        } else if (path.endsWith("/move")) {
            bodies.add(body(exchange));
            redirect(exchange, 303, "/office/palembang/cases/u1", "X=1");
        } else if (path.endsWith("/events")) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            answer(exchange, "retry: 5000\n\n:beat\n\nevent:changed\ndata:\n\nevent: changed\ndata: 1\n\n");
        } else if (path.contains("/cases/")) {
            answer(exchange, bodies.isEmpty() ? CASE : CASE.replace("BOOKED", "ARRIVED"));
        } else {
            answer(exchange, "<table><tr data-application=u1 data-booking=PLM-7K4Q-2X data-stage=BOOKED></tr></table>");
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/auth")) {
            exchange.getResponseHeaders().add("Set-Cookie", "KC=k1; Path=/realms/lintas/; Secure; SameSite=None");
            answer(exchange, USER_PAGE);
        } else if (!cookies(exchange).contains("KC=k1")) {
            answer(exchange, "cookie not found");
        } else if (path.endsWith("/user")) {
            answer(exchange, body(exchange).contains("username=dewi") ? PASSWORD_PAGE : USER_PAGE);
        } else if (body(exchange).contains("password=secret-of-dewi")) {
            redirect(exchange, 302, "/office", "HUB=in; Path=/");
        } else {
            answer(exchange, PASSWORD_PAGE);
        }
    }

    private void booking(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            bodies.add(body(exchange));
            redirect(exchange, 303, "/book/palembang/done", "X=1");
        } else if (exchange.getRequestURI().getPath().endsWith("/done")) {
            answer(exchange, "<main data-booking-code=PLM-7K4Q-2X></main>");
        } else {
            answer(exchange, BOOKING_FORM);
        }
    }

    private static String cookies(HttpExchange exchange) {
        return String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", java.util.List.of()));
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void redirect(HttpExchange exchange, int status, String to, String cookie) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().putAll(Map.of("Location", java.util.List.of(to)));
            exchange.getResponseHeaders().add("Set-Cookie", cookie);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void staffLogInOverTwoPagesOnceAndMoveACase() throws Exception {
        OfficeDesk desk = new OfficeDesk(world, "palembang", "dewi");

        assertThat(desk.open()).isEqualTo(2);
        URI page = desk.find("PLM-7K4Q-2X").orElseThrow();
        assertThat(page.getPath()).isEqualTo("/office/palembang/cases/u1");
        assertThat(desk.move(page, "ARRIVED").stage()).isEqualTo("ARRIVED");
        assertThat(bodies).containsExactly("_csrf=c7&to=ARRIVED");
        assertThatThrownBy(() -> desk.move(page, "PRINTED")).hasMessageContaining("no button to PRINTED");
        assertThat(desk.find("PLM-0000-00")).isEmpty();
    }

    @Test
    void aWrongPasswordIsSaidAndDoesNotGoOnForEver() {
        StoryWorld other =
                new StoryWorld(world.hub(), world.keycloak(), world.peers(), world.registry(), user -> "wrong");

        assertThatThrownBy(() -> new OfficeDesk(other, "palembang", "dewi").open())
                .isInstanceOf(StepMissed.class)
                .hasMessageContaining("dewi stays at the login");
    }

    @Test
    void hearsChangesOnTheEventStream() throws Exception {
        try (EventEar ear = new OfficeDesk(world, "palembang", "dewi").listen()) {
            ear.awaitMoreThan(1);
            assertThat(ear.heard()).isEqualTo(2);
        }
    }

    @Test
    void anApplicantTakesTheFirstSlotThatIsFree() throws Exception {
        Applicant applicant = Applicant.drawn(new java.util.SplittableRandom(7), "167101");

        assertThat(new PublicDesk(world).book("palembang", applicant)).isEqualTo("PLM-7K4Q-2X");
        assertThat(bodies.peek())
                .contains("_csrf=c7", "slot=2026-11-24T10%3A00", "lane=REGULAR", "kind=ORDINARY_5Y")
                .contains(
                        "nik=" + applicant.nik(),
                        "year=" + applicant.birthDate().getYear());
        assertThat(applicant.nik()).hasSize(16).startsWith("167101");
    }
}
