package id.lintas.route.receive;

import id.lintas.office.Limits;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Partners;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the body of a partner's call off the wire before anything else may read, convert, unpack or store it: the bytes
 * are what was signed, and a body without end must not fill the disk.
 */
@Component
class PartnerRequestFilter extends OncePerRequestFilter {

    static final String ROOT = "/partners";

    /** Largest body in bytes, whatever a partner's own limit. */
    static final int LIMIT = 256 * 1024;

    private static final Pattern PARTNER = Pattern.compile(ROOT + "/([a-z][a-z0-9-]{0,31})(/.*)?");

    private static final String BODY = PartnerRequestFilter.class.getName() + ".body";

    private final Partners partners;

    PartnerRequestFilter(Partners partners) {
        this.partners = partners;
    }

    /** The body's bytes as received. */
    static byte[] body(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof byte[] body ? body : new byte[0];
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return !path.equals(ROOT) && !path.startsWith(ROOT + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        int limit = limit(request);
        if (request.getContentLengthLong() > limit) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(limit + 1);
        if (body.length > limit) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        request.setAttribute(BODY, body);
        chain.doFilter(new TakenRequest(request), response);
    }

    /** The partner's own, read off the path as it stands; who is not known gets the smallest. */
    private int limit(HttpServletRequest request) {
        Matcher path = PARTNER.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        return path.matches()
                ? partners.find(new PartnerId(path.group(1)))
                        .map(partner -> Math.min(LIMIT, partner.limits().bodyBytes()))
                        .orElse(Limits.LEAST_BODY)
                : Limits.LEAST_BODY;
    }

    private static void refuse(HttpServletResponse response, int status) {
        response.setHeader("Connection", "close");
        response.setStatus(status);
    }
}
