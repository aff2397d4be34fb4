package id.lintas.app.security;

import id.lintas.secret.NeededSecret;
import id.lintas.secret.SecretKind;
import id.lintas.secret.SecretNeeds;
import id.lintas.secret.SecretStore;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/**
 * The hub as a client of the identity provider. Endpoints are written out, not discovered, so that the hub starts while
 * the provider is down; the secret is read at each login, so that a rotation needs no restart.
 */
@Configuration(proxyBeanMethods = false)
class KeycloakClient {

    static final String REGISTRATION = "keycloak";
    static final String SECRET = "keycloak-client-secret";
    private static final String CLIENT = "lintas-hub";

    @Bean
    SecretNeeds keycloakSecrets() {
        return () -> List.of(NeededSecret.ofHub(SECRET, SecretKind.PASSWORD, "the hub's own Keycloak client"));
    }

    @Bean
    ClientRegistrationRepository clientRegistrations(KeycloakSettings keycloak, SecretStore secrets) {
        return id -> REGISTRATION.equals(id) ? registration(keycloak, secrets) : null;
    }

    private static ClientRegistration registration(KeycloakSettings keycloak, SecretStore secrets) {
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .clientId(CLIENT)
                .clientSecret(secrets.text(SECRET))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "organization:*")
                .issuerUri(keycloak.url().toString())
                .authorizationUri(keycloak.endpoint("auth"))
                .tokenUri(keycloak.endpoint("token"))
                .jwkSetUri(keycloak.endpoint("certs"))
                .userNameAttributeName(IdTokenClaimNames.SUB)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", keycloak.endpoint("logout")))
                .clientName("Keycloak")
                .build();
    }
}
