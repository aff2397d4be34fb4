package id.lintas.app.security;

import id.lintas.staff.Assignments;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What the door for people needs to know of logins.
 *
 * @param access who works where
 * @param assignments where logins are written down
 * @param sessions which sessions may go on
 * @param registry the sessions of each person on this node
 * @param atProvider which session belongs to which login at the identity provider
 * @param settings how long they last
 */
@Component
record Logins(
        OfficeAccess access,
        Assignments assignments,
        StaffSessions sessions,
        SessionRegistry registry,
        OidcSessionRegistry atProvider,
        StaffSettings settings) {

    Welcome welcome(RequestCache cache) {
        return new Welcome(access, assignments, sessions, cache);
    }

    /** Sessions are counted and found again per node; nothing true lives here. */
    @Configuration(proxyBeanMethods = false)
    static class Registries {

        @Bean
        SessionRegistry sessionRegistry() {
            return new SessionRegistryImpl();
        }

        @Bean
        OidcSessionRegistry oidcSessionRegistry() {
            return new InMemoryOidcSessionRegistry();
        }

        @Bean
        ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
            return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
        }
    }
}
