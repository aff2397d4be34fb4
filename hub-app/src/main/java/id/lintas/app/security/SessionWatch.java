package id.lintas.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Before anything else a request does: may its session go on? One that may not is ended, and the request goes on as
 * nobody's, which leads a page to the login; a person whose time at the office is over gets a page that says so.
 */
final class SessionWatch extends OncePerRequestFilter {

    /** Sent by pages that read themselves again; such a request does not keep a session alive. */
    static final String LIVE = "X-Lintas-Live";

    private final StaffSessions sessions;
    private final OfficeAccess access;

    SessionWatch(StaffSessions sessions, OfficeAccess access) {
        this.sessions = sessions;
        this.access = access;
    }

    /** Files are everybody's, and a page asks for them by itself. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = ProviderCheck.path(request);
        return path.startsWith("/css/") || path.startsWith("/js/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (session == null || OfficeAccess.person(who).isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (sessions.judge(session, who, byPerson(request))) {
            case STANDS -> {
                become(StaffSessions.person(session));
                chain.doFilter(request, response);
            }
            case IDLE, OVER -> {
                leave(session);
                chain.doFilter(request, response);
            }
            case OFF_DUTY -> {
                Optional<NotOnDuty> why = access.offDuty(StaffSessions.person(session));
                leave(session);
                if (why.isPresent()) {
                    OffDutyPage.show(why.get(), request, response);
                } else {
                    chain.doFilter(request, response);
                }
            }
        }
    }

    private void leave(HttpSession session) {
        sessions.end(session);
        SecurityContextHolder.clearContext();
    }

    private static void become(@Nullable Authentication fresh) {
        if (fresh != null) {
            SecurityContextHolder.setContext(new SecurityContextImpl(fresh));
        }
    }

    /** Whether the person made the request, not the page by itself. */
    static boolean byPerson(HttpServletRequest request) {
        return request.getHeader(LIVE) == null && !ProviderCheck.path(request).endsWith("/events");
    }
}
