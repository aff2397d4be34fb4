package id.lintas.app.api;

import id.lintas.app.security.RealmTokens;
import id.lintas.route.receive.ClientCertificate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A token that is bound to a certificate is good on a connection with that certificate alone, and a connection with a
 * certificate wants a token that is bound to it (RFC 8705): a stolen token is worth nothing without the key.
 */
final class BoundToken extends OncePerRequestFilter {

    private final ApiProblems problems;

    BoundToken(ApiProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                && !RealmTokens.certificate(caller.getToken()).equals(ClientCertificate.thumbprint(request))) {
            problems.write(ApiCode.TOKEN_REFUSED, request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
