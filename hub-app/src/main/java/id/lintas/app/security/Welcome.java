package id.lintas.app.security;

import id.lintas.office.Office;
import id.lintas.staff.Assignments;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * After the provider knows the person: do they work here? Those whose time is over get no session, here or at the provider,
 * and a page that says what happened and whom to ask.
 */
final class Welcome implements AuthenticationSuccessHandler {

    private final OfficeAccess access;
    private final Assignments assignments;
    private final StaffSessions sessions;
    private final SavedRequestAwareAuthenticationSuccessHandler onwards =
            new SavedRequestAwareAuthenticationSuccessHandler();

    Welcome(OfficeAccess access, Assignments assignments, StaffSessions sessions, RequestCache cache) {
        this.access = access;
        this.assignments = assignments;
        this.sessions = sessions;
        onwards.setRequestCache(cache);
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws ServletException, IOException {
        Optional<NotOnDuty> why = access.offDuty(who);
        if (why.isPresent()) {
            assignments.stayedOut(
                    why.get().assignment(),
                    why.get().standing() + " " + why.get().assignment().endsOn());
            sessions.end(request.getSession());
            SecurityContextHolder.clearContext();
            OffDutyPage.show(why.get(), request, response);
            return;
        }
        for (Office office : access.own(who)) {
            assignments.loggedIn(access.mine(office, who));
        }
        onwards.onAuthenticationSuccess(request, response, who);
    }
}
