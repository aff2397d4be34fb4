package id.lintas.app.security;

import id.lintas.access.RefusedAccess;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Has the audit told of every call below an office, by page or by API, that ended in "there is no such thing" for somebody
 * who is known: the office is not theirs, or the id is none of the office's. It looks at the answer alone, so no controller
 * can forget it and none can tell the two apart.
 */
@Component
final class RefusalWatch extends OncePerRequestFilter {

    private static final String PAGES = "/office/{office}";
    private static final String CALLS = "/api/v1/offices/{office}";

    private final RefusedAccess refused;

    RefusalWatch(RefusedAccess refused) {
        this.refused = refused;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND
                && request.getUserPrincipal() instanceof Authentication who
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern
                && (pattern.startsWith(PAGES) || pattern.startsWith(CALLS))
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> values
                && values.get("office") instanceof String office) {
            refused.refused(name(who), office, id(values.get("id")), request.getMethod() + " " + pattern);
        }
    }

    /** A person's user name; an office's system by the name of its client, for its subject says nothing to a reader. */
    private static String name(Authentication who) {
        String client =
                who instanceof JwtAuthenticationToken token ? token.getToken().getClaimAsString("azp") : null;
        return client == null ? who.getName() : client;
    }

    /** An id, if it is one: what else stands in a path may be anybody's name. */
    private static String id(@Nullable Object value) {
        try {
            return value instanceof String text ? UUID.fromString(text).toString() : "-";
        } catch (IllegalArgumentException e) {
            return "-";
        }
    }
}
