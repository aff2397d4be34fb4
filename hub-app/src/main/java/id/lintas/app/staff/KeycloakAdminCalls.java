package id.lintas.app.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.lintas.secret.SecretStore;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Calls of Keycloak's admin API as the hub's own service account {@code lintas-accounts}. Its secret is read at each new
 * token, so that a rotation needs no restart. Safe for use by many threads.
 */
@Component
class KeycloakAdminCalls {

    static final String SECRET = "keycloak-accounts-secret";

    private static final String CLIENT = "lintas-accounts";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BEFORE_EXPIRY = Duration.ofSeconds(30);

    private final AccountsSettings settings;
    private final SecretStore secrets;
    private final Clock clock;
    private final RestClient http;
    private volatile Token token = new Token("", Instant.MIN);

    KeycloakAdminCalls(AccountsSettings settings, SecretStore secrets, Clock clock) {
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(PATIENCE).build());
        requests.setReadTimeout(PATIENCE);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    private record Token(String value, Instant until) {}

    /** The JSON at that address below the realm; variables are encoded. */
    JsonNode get(String path, Object... variables) {
        return call(
                path,
                () -> http.get()
                        .uri(settings.admin() + path, variables)
                        .headers(headers -> headers.setBearerAuth(bearer()))
                        .retrieve()
                        .body(JsonNode.class));
    }

    /** Sends a change; answers with these statuses count as done. */
    void send(HttpMethod method, Set<HttpStatus> fine, @Nullable Object body, String path, Object... variables) {
        call(path, () -> {
            RestClient.RequestBodySpec request = http.method(method)
                    .uri(settings.admin() + path, variables)
                    .headers(headers -> headers.setBearerAuth(bearer()));
            if (body != null) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            request.retrieve()
                    .onStatus(status -> fine.stream().anyMatch(one -> one.isSameCodeAs(status)), (asked, answer) -> {})
                    .toBodilessEntity();
            return JsonNodeFactory.instance.missingNode();
        });
    }

    private JsonNode call(String path, java.util.function.Supplier<@Nullable JsonNode> work) {
        try {
            JsonNode answer = work.get();
            return answer == null ? JsonNodeFactory.instance.missingNode() : answer;
        } catch (RestClientResponseException e) {
            HttpStatusCode status = e.getStatusCode();
            if (status.isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
                token = new Token("", Instant.MIN);
            }
            throw new AccountsAway(path + ", answered " + status.value(), e);
        } catch (RestClientException e) {
            throw new AccountsAway(path, e);
        }
    }

    private String bearer() {
        Token known = token;
        if (clock.instant().isBefore(known.until())) {
            return known.value();
        }
        JsonNode answer = token();
        Token fresh = new Token(
                answer.path("access_token").asText(),
                clock.instant().plusSeconds(answer.path("expires_in").asLong()).minus(BEFORE_EXPIRY));
        token = fresh;
        return fresh.value();
    }

    /** While the secret is being replaced, the old one and the new one are both tried. */
    private JsonNode token() {
        RestClientException refused = new RestClientException("no secret for " + CLIENT);
        for (String secret : secrets.valid(SECRET)) {
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("grant_type", "client_credentials");
            form.add("client_id", CLIENT);
            form.add("client_secret", secret);
            try {
                JsonNode answer = http.post()
                        .uri(settings.token())
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .body(form)
                        .retrieve()
                        .body(JsonNode.class);
                if (answer != null) {
                    return answer;
                }
            } catch (RestClientResponseException e) {
                refused = e;
            }
        }
        throw refused;
    }
}
