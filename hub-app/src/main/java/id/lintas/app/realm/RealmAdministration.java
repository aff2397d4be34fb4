package id.lintas.app.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.secret.SecretStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The part of Keycloak's administration that the hub's client {@code lintas-realm} may use: organizations and clients. Every
 * call ends within ten seconds.
 */
@Component
class RealmAdministration {

    static final String SECRET = "keycloak-realm-secret";

    private static final String CLIENT = "lintas-realm";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int PAGE = 500;
    private static final int CONFLICT = 409;
    private static final int REFUSED = 401;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ObjectMapper json = new ObjectMapper();
    private final RealmSettings settings;
    private final SecretStore secrets;

    RealmAdministration(RealmSettings settings, SecretStore secrets) {
        this.settings = settings;
        this.secrets = secrets;
    }

    /** A conversation under one token, which lives two minutes. */
    final class Session {

        private final String token;

        private Session(String token) {
            this.token = token;
        }

        /** All organizations with their attributes. */
        List<JsonNode> organizations() {
            return all("/organizations?briefRepresentation=false");
        }

        /** All clients with their attributes and secrets. */
        List<JsonNode> clients() {
            return all("/clients?viewableOnly=false");
        }

        /** Makes it, unless somebody else has meanwhile: the next run compares. */
        void create(String kind, JsonNode representation) {
            call("POST", "/" + kind, representation);
        }

        void update(String kind, String id, JsonNode representation) {
            call("PUT", "/" + kind + "/" + id, representation);
        }

        void delete(String path) {
            call("DELETE", path, null);
        }

        private List<JsonNode> all(String path) {
            List<JsonNode> all = new ArrayList<>();
            int before = -1;
            while (all.size() - before >= PAGE || before < 0) {
                before = all.size();
                call("GET", path + "&first=" + before + "&max=" + PAGE, null).forEach(all::add);
            }
            return all;
        }

        private JsonNode call(String method, String path, @Nullable JsonNode body) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(settings.administration() + path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body.toString()))
                    .build();
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() / 100 != 2 && answer.statusCode() != CONFLICT) {
                throw new RealmUnavailable(
                        method + " " + request.uri().getPath() + " answered " + answer.statusCode(), null);
            }
            return read(answer);
        }
    }

    /**
     * Logs in.
     *
     * @throws RealmUnavailable if the provider cannot be reached or refuses; so do all calls of the session
     */
    Session open() {
        HttpResponse<String> answer = null;
        for (String secret : secrets.valid(SECRET)) {
            String form = "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret="
                    + URLEncoder.encode(secret, StandardCharsets.UTF_8);
            answer = send(HttpRequest.newBuilder(URI.create(settings.tokenEndpoint()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build());
            if (answer.statusCode() != REFUSED) {
                break;
            }
        }
        if (answer == null || answer.statusCode() != 200) {
            throw new RealmUnavailable(
                    "no token for " + CLIENT + ": " + (answer == null ? "no secret" : answer.statusCode()), null);
        }
        return new Session(read(answer).path("access_token").asText());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RealmUnavailable(request.uri().getPath() + " cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RealmUnavailable("interrupted", e);
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new RealmUnavailable("an answer that is no JSON", e);
        }
    }
}
