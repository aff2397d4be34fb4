package id.lintas.app.staff;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where accounts are kept.
 *
 * @param url the realm's address
 * @param adminUrl the realm's address below {@code /admin}, where it is not reached by the public name; else derived
 */
@ConfigurationProperties("lintas.keycloak")
record AccountsSettings(URI url, @Nullable URI adminUrl) {

    String admin() {
        return adminUrl == null ? url.toString().replaceFirst("/realms/", "/admin/realms/") : adminUrl.toString();
    }

    String token() {
        return url + "/protocol/openid-connect/token";
    }
}
