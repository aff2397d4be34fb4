package id.lintas.app.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.app.security.RealmTokens;
import id.lintas.intake.AccessTokens;
import id.lintas.partner.PartnerId;
import id.lintas.secret.SecretStore;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** A partner's tokens are those of its own Keycloak client, named like the partner: one place revokes them all. */
@Component
class KeycloakTokens implements AccessTokens {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI tokenEndpoint;
    private final SecretStore secrets;
    private final RealmTokens tokens;

    KeycloakTokens(HubSettings settings, SecretStore secrets, RealmTokens tokens) {
        String realm = settings.keycloak().url().toString();
        this.tokenEndpoint = URI.create(realm + "/protocol/openid-connect/token");
        this.secrets = secrets;
        this.tokens = tokens;
    }

    /** While a partner's secret is being replaced, Keycloak knows one of the two; which, only Keycloak can say. */
    @Override
    public Token issue(PartnerId partner) {
        int status = 0;
        for (String secret : secrets.valid(partner + "/client-secret")) {
            HttpResponse<byte[]> answer = ask(partner, secret);
            status = answer.statusCode();
            if (status == 200) {
                return token(partner, answer.body());
            }
            if (status != 401 && status != 400) {
                break;
            }
        }
        throw new TokensUnavailable("no token for " + partner + ": token endpoint answered " + status, null);
    }

    private HttpResponse<byte[]> ask(PartnerId partner, String secret) {
        String form = "grant_type=client_credentials&client_id=" + encode(partner.value()) + "&client_secret="
                + encode(secret);
        HttpRequest request = HttpRequest.newBuilder(tokenEndpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new TokensUnavailable("no token for " + partner + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TokensUnavailable("interrupted", e);
        }
    }

    private Token token(PartnerId partner, byte[] body) {
        try {
            JsonNode token = json.readTree(body);
            return new Token(
                    token.required("access_token").asText(),
                    token.required("expires_in").asLong());
        } catch (IOException | IllegalArgumentException e) {
            throw new TokensUnavailable("no token for " + partner + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean belongsTo(PartnerId partner, String token, Optional<String> certificate) {
        try {
            Jwt jwt = tokens.decode(token);
            return partner.value().equals(jwt.getClaimAsString("azp"))
                    && RealmTokens.certificate(jwt).equals(certificate);
        } catch (BadJwtException e) {
            return false;
        } catch (JwtException e) {
            throw new TokensUnavailable("the realm's keys cannot be had", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
