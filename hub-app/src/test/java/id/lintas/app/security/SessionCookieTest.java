package id.lintas.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.server.Session.Cookie;

/** The cookie as Tomcat really sets it. */
class SessionCookieTest {

    @Test
    void behindHttpsTheCookieIsBoundToTheHost() throws Exception {
        assertThat(cookie("https://lintas.example"))
                .startsWith("__Host-lintas=")
                .contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Domain=");
    }

    @Test
    void withoutHttpsABrowserWouldRefuseSuchACookie() throws Exception {
        assertThat(cookie("http://localhost:8080"))
                .startsWith("lintas=")
                .contains("; HttpOnly", "; SameSite=Lax")
                .doesNotContain("Secure");
    }

    private static String cookie(String hub) throws Exception {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        Cookie cookie = factory.getSession().getCookie();
        cookie.setName("lintas");
        cookie.setHttpOnly(true);
        cookie.setSameSite(org.springframework.boot.web.server.Cookie.SameSite.LAX);
        new SessionCookie(new SessionCookie.Address(URI.create(hub))).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("login", new Login()).addMapping("/"));
        server.start();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort() + "/"))
                                    .build(),
                            BodyHandlers.discarding())
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElse("none");
        } finally {
            server.stop();
        }
    }

    private static final class Login extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            request.getSession(true);
        }
    }
}
