package id.lintas.app.security;

import id.lintas.secret.SecretStore;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The identity provider as the keeper of logins: whether one still stands, and ending it. Waits a few seconds at most. */
@Component
class Provider {

    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ClientRegistrationRepository clients;
    private final KeycloakSettings keycloak;
    private final SecretStore secrets;
    private final RestClient http;
    private final RestClientRefreshTokenTokenResponseClient tokens = new RestClientRefreshTokenTokenResponseClient();
    private final OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();

    Provider(ClientRegistrationRepository clients, KeycloakSettings keycloak, SecretStore secrets) {
        this.clients = clients;
        this.keycloak = keycloak;
        this.secrets = secrets;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                java.net.http.HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    /** What the provider says of a login. */
    sealed interface Answer {}

    /** It stands, with these tokens. */
    record Stands(OAuth2AuthorizedClient client, OidcIdToken token) implements Answer {}

    /** It is over: logged out, disabled, or too old. */
    record Over() implements Answer {}

    /** The provider does not answer; nothing is known. */
    record Away(String why) implements Answer {}

    /** Asks with the login's refresh token; an answer that it stands has new claims. */
    Answer ask(OAuth2AuthorizedClient client) {
        OAuth2RefreshToken refresh = client.getRefreshToken();
        if (refresh == null) {
            return new Over();
        }
        Away away = new Away("no client secret");
        for (ClientRegistration registration : registrations()) {
            Answer answer = ask(client, registration, refresh);
            if (!(answer instanceof Away none)) {
                return answer;
            }
            away = none;
        }
        LOG.warn("login not checked: {}", away.why());
        return away;
    }

    private Answer ask(OAuth2AuthorizedClient client, ClientRegistration registration, OAuth2RefreshToken refresh) {
        try {
            OAuth2AccessTokenResponse response = tokens.getTokenResponse(
                    new OAuth2RefreshTokenGrantRequest(registration, client.getAccessToken(), refresh));
            Jwt jwt = decoders.createDecoder(registration)
                    .decode(String.valueOf(response.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN)));
            return new Stands(
                    new OAuth2AuthorizedClient(
                            registration,
                            client.getPrincipalName(),
                            response.getAccessToken(),
                            orElse(response.getRefreshToken(), refresh)),
                    new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims()));
        } catch (OAuth2AuthorizationException e) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(e.getError().getErrorCode())) {
                return new Over();
            }
            return new Away(e.getError().getErrorCode());
        } catch (JwtException | RestClientException e) {
            return new Away(String.valueOf(e.getMessage()));
        }
    }

    /** Ends the login at the provider, so that no other page lets the browser in without a password. */
    void end(OAuth2AuthorizedClient client) {
        OAuth2RefreshToken refresh = client.getRefreshToken();
        if (refresh == null) {
            return;
        }
        String why = "no client secret";
        for (ClientRegistration registration : registrations()) {
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add(OAuth2ParameterNames.CLIENT_ID, registration.getClientId());
            form.add(OAuth2ParameterNames.CLIENT_SECRET, registration.getClientSecret());
            form.add(OAuth2ParameterNames.REFRESH_TOKEN, refresh.getTokenValue());
            try {
                http.post()
                        .uri(keycloak.endpoint("logout"))
                        .body(form)
                        .retrieve()
                        .toBodilessEntity();
                return;
            } catch (RestClientException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        LOG.warn("login not ended at the provider: {}", why);
    }

    /** The hub's own client, with each secret that is valid at this moment. */
    private List<ClientRegistration> registrations() {
        ClientRegistration own = clients.findByRegistrationId(KeycloakClient.REGISTRATION);
        return secrets.valid(KeycloakClient.SECRET).stream()
                .map(secret -> ClientRegistration.withClientRegistration(own)
                        .clientSecret(secret)
                        .build())
                .toList();
    }

    private static OAuth2RefreshToken orElse(@Nullable OAuth2RefreshToken fresh, OAuth2RefreshToken old) {
        return fresh == null ? old : fresh;
    }
}
