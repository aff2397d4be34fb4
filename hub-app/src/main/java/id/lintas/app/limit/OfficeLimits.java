package id.lintas.app.limit;

import id.lintas.app.security.OfficeAccess;
import id.lintas.limit.Admission;
import id.lintas.limit.Limiter;
import id.lintas.limit.Tenant;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Limits of pages and of the API, once it is known who asks: if the path names an office, that office's rate, unless {@link
 * EarlyLimits} took it already, and its share of what is worked on at a time: its portal for its staff and its API for its own
 * system, each apart, its booking pages for everybody. A stranger at the portal's door takes nothing from the office. Event
 * streams last and are counted elsewhere; static files and health do not come by here.
 */
@Component
class OfficeLimits implements HandlerInterceptor {

    private static final String HELD = OfficeLimits.class.getName() + ".held";
    private static final String BOOKING = "/book/";

    private final Limiter limiter;
    private final Offices offices;
    private final OfficeAccess access;
    private final Recognized recognized;

    OfficeLimits(Limiter limiter, Offices offices, OfficeAccess access, Recognized recognized) {
        this.limiter = limiter;
        this.offices = offices;
        this.access = access;
        this.recognized = recognized;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String path = request.getRequestURI();
        if (EarlyLimits.stream(path) || path.equals("/error") || request.getAttribute(HELD) != null) {
            return true;
        }
        tenant(request, path).ifPresent(tenant -> {
            Door.of(path, offices)
                    .ifPresent(door -> door.shown(request).ifPresent(shown -> recognized.add(door, shown)));
            Admission admission = EarlyLimits.taken(request, tenant)
                    ? limiter.hold(tenant)
                    : limiter.enter(tenant, Math.max(0, request.getContentLengthLong()));
            admission.refusal().ifPresent(refusal -> {
                throw new TooMany(refusal);
            });
            request.setAttribute(HELD, admission);
        });
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(HELD) instanceof Admission admission) {
            admission.close();
            request.removeAttribute(HELD);
        }
    }

    private Optional<Tenant> tenant(HttpServletRequest request, String path) {
        return office(request).flatMap(office -> {
            if (path.startsWith(BOOKING)) {
                return Optional.of(Tenant.booking(office));
            }
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            if (who != null && who.getPrincipal() instanceof Jwt token) {
                return office.id().value().equals(token.getClaims().get("office"))
                        ? Optional.of(Tenant.system(office))
                        : Optional.empty();
            }
            return access.mayEnter(office.id(), who) ? Optional.of(Tenant.staff(office)) : Optional.empty();
        });
    }

    /** The office that the handler's path names, if there is such an office. */
    private Optional<Office> office(HttpServletRequest request) {
        Object named = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> names
                ? names.get("office")
                : null;
        try {
            return named == null ? Optional.empty() : offices.find(new OfficeId(named.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
