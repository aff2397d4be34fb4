package id.lintas.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Sends a person whom an office took in after their login by the provider once more. Keycloak 26.7 ties a login of somebody
 * with a single organization to that one: renewed tokens never name a second, a new login does, and as long as the person
 * is logged in at the provider they type nothing. What the new login says decides who comes in; nothing is opened here.
 */
@Component
class FreshLogin {

    private static final String ASKED = FreshLogin.class.getName();
    private static final Duration ONCE_IN = Duration.ofMinutes(1);

    private final OfficeAccess access;
    private final Clock clock;

    FreshLogin(OfficeAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    private record Asked(String office, Instant at) {}

    /**
     * Begins a new login that comes back to this page.
     *
     * @return whether the answer is given; false if there is nothing to hope for, or the page asked by itself, or the provider
     *     was asked for this office within the last minute
     */
    boolean begin(String office, @Nullable Authentication who, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null
                || !SessionWatch.byPerson(request)
                || !SecurityChains.PAGES.matches(request)
                || !access.takenInMeanwhile(office, who)
                || askedJustNow(office, session)) {
            return false;
        }
        session.setAttribute(ASKED, new Asked(office, clock.instant()));
        SecurityChains.pagesOnly().saveRequest(request, response);
        response.sendRedirect(request.getContextPath() + SecurityChains.LOGIN);
        return true;
    }

    private boolean askedJustNow(String office, HttpSession session) {
        return session.getAttribute(ASKED) instanceof Asked asked
                && asked.office().equals(office)
                && clock.instant().isBefore(asked.at().plus(ONCE_IN));
    }
}
