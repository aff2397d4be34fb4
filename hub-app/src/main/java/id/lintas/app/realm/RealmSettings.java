package id.lintas.app.realm;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the realm and its administration are.
 *
 * @param url the realm's address, such as {@code https://id.example/realms/lintas}
 * @param adminUrl the address of its administration where that is another, such as
 *     {@code http://keycloak.internal:8080/admin/realms/lintas}: in production the public proxy does not pass it on
 */
@ConfigurationProperties("lintas.keycloak")
record RealmSettings(URI url, @Nullable URI adminUrl) {

    String tokenEndpoint() {
        return url + "/protocol/openid-connect/token";
    }

    String administration() {
        return adminUrl != null ? adminUrl.toString() : url.toString().replaceFirst("/realms/", "/admin/realms/");
    }
}
