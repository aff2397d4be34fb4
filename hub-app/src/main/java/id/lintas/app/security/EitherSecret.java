package id.lintas.app.security;

import id.lintas.secret.SecretStore;
import java.util.Set;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.web.client.HttpClientErrorException;

/**
 * Redeems a login's code with the hub's client secret or with its successor. Keycloak looks at the secret before it spends
 * the code, so the second try finds the code still good and nobody has to log in again during a rotation.
 */
final class EitherSecret implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

    private static final Set<String> WRONG_SECRET = Set.of("invalid_client", "unauthorized_client");

    private final RestClientAuthorizationCodeTokenResponseClient client =
            new RestClientAuthorizationCodeTokenResponseClient();
    private final SecretStore secrets;

    EitherSecret(SecretStore secrets) {
        this.secrets = secrets;
    }

    @Override
    public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest login) {
        OAuth2AuthorizationException refused =
                new OAuth2AuthorizationException(new OAuth2Error("invalid_client", "no client secret", null));
        for (String secret : secrets.valid(KeycloakClient.SECRET)) {
            ClientRegistration registration = ClientRegistration.withClientRegistration(login.getClientRegistration())
                    .clientSecret(secret)
                    .build();
            try {
                return client.getTokenResponse(
                        new OAuth2AuthorizationCodeGrantRequest(registration, login.getAuthorizationExchange()));
            } catch (OAuth2AuthorizationException e) {
                if (!wrongSecret(e)) {
                    throw e;
                }
                refused = e;
            }
        }
        throw refused;
    }

    /** Spring reads the error of an answer with status 400 alone; Keycloak's to a wrong secret has 401. */
    private static boolean wrongSecret(OAuth2AuthorizationException failure) {
        return WRONG_SECRET.contains(failure.getError().getErrorCode())
                || failure.getCause() instanceof HttpClientErrorException.Unauthorized;
    }
}
