package id.lintas.app.wiring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets through the listener for machines what machines call, and nothing else. */
final class MachinesOnly extends OncePerRequestFilter {

    private final int port;

    /** @param port the listener's; requests at any other are not looked at */
    MachinesOnly(int port) {
        this.port = port;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getLocalPort() == port && !forMachines(request.getServletPath())) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The path as the container made it plain, so that no spelling of another path begins like these. */
    private static boolean forMachines(String path) {
        // Of what is below a servlet of its own, the container says where that begins.
        return path.equals("/partners") || path.startsWith("/partners/") || path.startsWith("/api/");
    }
}
