package id.lintas.app.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.AbstractServletWebServerFactory;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The session's cookie. Where people reach the hub by https it is sent by https alone and named {@code __Host-lintas}: a
 * browser takes such a name only with Secure, without a domain and for the whole site, so that no neighbour in the domain
 * can plant one.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SessionCookie implements WebServerFactoryCustomizer<AbstractServletWebServerFactory> {

    private final Address address;

    SessionCookie(Address address) {
        this.address = address;
    }

    /** Where people reach the hub. */
    @ConfigurationProperties("lintas.hub")
    record Address(URI url) {}

    @Override
    public void customize(AbstractServletWebServerFactory factory) {
        if ("https".equals(address.url().getScheme())) {
            Cookie cookie = factory.getSession().getCookie();
            cookie.setName("__Host-lintas");
            cookie.setSecure(true);
            cookie.setPath("/");
        }
    }
}
