package id.lintas.app.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * The provider says that a login is over (back-channel logout). The sessions of that login on this node end; those on
 * another node end at their next check with the provider.
 */
final class LoggedOutAtProvider implements LogoutHandler {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedOutAtProvider.class);

    private final OidcSessionRegistry logins;
    private final SessionRegistry sessions;

    LoggedOutAtProvider(OidcSessionRegistry logins, SessionRegistry sessions) {
        this.logins = logins;
        this.sessions = sessions;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication who) {
        if (who != null && who.getPrincipal() instanceof OidcLogoutToken token) {
            for (OidcSessionInformation login : logins.removeSessionInformation(token)) {
                SessionInformation session = sessions.getSessionInformation(login.getSessionId());
                if (session != null) {
                    session.expireNow();
                    LOG.info("session ended by the provider");
                }
            }
        }
    }
}
