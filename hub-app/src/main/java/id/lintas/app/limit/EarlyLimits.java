package id.lintas.app.limit;

import id.lintas.limit.Limiter;
import id.lintas.limit.Refusal;
import id.lintas.limit.Tenant;
import id.lintas.office.Offices;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The limits before anything is looked up: the client's address first, then the rate of the office whose door it is, if the
 * door is everybody's or if what the caller shows was found to be the office's a moment ago. A flood is thus refused from
 * memory, and costs the others next to nothing. Whom this filter does not know goes on, and {@link OfficeLimits} counts it
 * once it is known who asks.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EarlyLimits extends OncePerRequestFilter {

    private static final String TAKEN = EarlyLimits.class.getName() + ".taken";
    private static final List<String> ELSEWHERE = List.of("/css/", "/js/", "/partners/", "/actuator/");

    private final Limiter limiter;
    private final Offices offices;
    private final Recognized recognized;
    private final List<EarlyAnswer> answers;
    private final ShortPage page;

    EarlyLimits(Limiter limiter, Offices offices, Recognized recognized, List<EarlyAnswer> answers, ShortPage page) {
        this.limiter = limiter;
        this.offices = offices;
        this.recognized = recognized;
        this.answers = List.copyOf(answers);
        this.page = page;
    }

    /** Whether this request was taken from the tenant's rate already. */
    static boolean taken(HttpServletRequest request, Tenant tenant) {
        return tenant.name().equals(request.getAttribute(TAKEN));
    }

    /** An event stream lasts, and is counted elsewhere. */
    static boolean stream(String path) {
        return path.endsWith("/events");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals("/favicon.ico") || ELSEWHERE.stream().anyMatch(path::startsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        Optional<Refusal> refusal = limiter.address(request.getRemoteAddr()).or(() -> office(path, request));
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        for (EarlyAnswer answer : answers) {
            if (answer.speaksFor(path)) {
                answer.tooMany(refusal.get(), request, response);
                return;
            }
        }
        page.tooMany(refusal.get(), request, response);
    }

    private Optional<Refusal> office(String path, HttpServletRequest request) {
        return stream(path)
                ? Optional.empty()
                : Door.of(path, offices).filter(door -> knows(door, request)).flatMap(door -> {
                    Tenant tenant = door.tenant();
                    request.setAttribute(TAKEN, tenant.name());
                    return limiter.take(tenant, Math.max(0, request.getContentLengthLong()));
                });
    }

    private boolean knows(Door door, HttpServletRequest request) {
        return door.kind() == Door.Kind.BOOKING
                || door.shown(request)
                        .filter(shown -> recognized.knows(door, shown))
                        .isPresent();
    }
}
