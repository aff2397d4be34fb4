package id.lintas.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before a browser is sent to the identity provider: is it there? A page in words is better than the browser's own
 * "connection refused", which nobody at the counter can act on. There is one provider: a login at any other does not
 * exist.
 */
final class ProviderCheck extends OncePerRequestFilter {

    private static final String LOGINS = "/oauth2/authorization/";
    private static final int PATIENCE_MILLIS = 2000;
    private static final String AGAIN_SECONDS = "30";

    /** Read by the error page: which words it shows. */
    private static final String CAUSE = "cause";

    private final KeycloakSettings keycloak;

    ProviderCheck(KeycloakSettings keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !path(request).startsWith(LOGINS);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!path(request).equals(LOGINS + KeycloakClient.REGISTRATION)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (reachable()) {
            chain.doFilter(request, response);
        } else {
            sayAway(request, response);
        }
    }

    /** A page that says that nobody can log in now, what goes on all the same, and what to do. */
    static void sayAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(CAUSE, "login");
        response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS);
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }

    /** The path below the application, whichever way the servlet is mapped. */
    static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    private boolean reachable() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(keycloak.url().getHost(), keycloak.port()), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
