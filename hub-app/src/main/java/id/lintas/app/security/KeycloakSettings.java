package id.lintas.app.security;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the identity provider is.
 *
 * @param url the realm's address as browsers and the hub both reach it; also its issuer name
 */
@ConfigurationProperties("lintas.keycloak")
public record KeycloakSettings(URI url) {

    /** An endpoint below the realm's OpenID Connect folder. */
    String endpoint(String path) {
        return url + "/protocol/openid-connect/" + path;
    }

    /** Scheme, host and port. */
    String origin() {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    /** The port, also where the address leaves it out. */
    int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }
}
