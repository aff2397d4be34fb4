package id.lintas.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.realm.TenantClient;
import id.lintas.realm.TenantOrganization;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the harness changes in a running realm, by Keycloak's admin REST API. */
final class KeycloakAdmin {
    static final String USER = "harness";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;
    private final String password;

    KeycloakAdmin(int port, String password) {
        this.url = "http://localhost:" + port;
        this.password = password;
    }

    void clientSecret(String clientId, String secret) {
        ObjectNode client = client(clientId);
        client.put("secret", secret);
        call("PUT", "/clients/" + client.path("id").asText(), client);
    }

    /** Lets the login end at this hub, and nowhere else unless {@code more}. */
    void hubUrl(String hubUrl, boolean more) {
        ObjectNode client = client("lintas-hub");
        ArrayNode redirects =
                more && client.path("redirectUris") instanceof ArrayNode known ? known : JSON.createArrayNode();
        String redirect = hubUrl + "/login/oauth2/code/keycloak";
        ObjectNode attributes = (ObjectNode) client.path("attributes");
        String logout = attributes.path("post.logout.redirect.uris").asText("-");
        boolean known = JSON.convertValue(redirects, List.class).contains(redirect);
        if (!known) {
            redirects.add(redirect);
        }
        client.set("redirectUris", redirects);
        String here = hubUrl + "##" + hubUrl + "/";
        attributes.put(
                "post.logout.redirect.uris",
                !more || logout.equals("-") ? here : known ? logout : logout + "##" + here);
        call("PUT", "/clients/" + client.path("id").asText(), client);
    }

    /** Published for verification, lowest priority, not active: the realm goes on signing with its own. */
    void signingKey(String name, String privateKey) {
        ObjectNode key = JSON.createObjectNode()
                .put("name", name)
                .put("providerId", "rsa")
                .put("providerType", "org.keycloak.keys.KeyProvider");
        ObjectNode config = key.putObject("config");
        config.putArray("priority").add("-100");
        config.putArray("enabled").add("true");
        config.putArray("active").add("false");
        config.putArray("algorithm").add("RS256");
        config.putArray("privateKey").add(privateKey);
        call("POST", "/components", key);
    }

    void logoutUrl(String hubUrl) {
        ObjectNode client = client("lintas-hub");
        ((ObjectNode) client.path("attributes"))
                .put("backchannel.logout.url", hubUrl + "/logout/connect/back-channel/keycloak")
                .put("backchannel.logout.session.required", "true");
        call("PUT", "/clients/" + client.path("id").asText(), client);
    }

    void password(String username, String newPassword) {
        ObjectNode credential = JSON.createObjectNode()
                .put("type", "password")
                .put("value", newPassword)
                .put("temporary", false);
        call("PUT", "/users/" + userId(username) + "/reset-password", credential);
    }

    void organization(String alias) {
        call("POST", "/organizations", new TenantOrganization(alias, alias, true).representation());
    }

    /** Makes the client, or gives one that is there this secret. */
    void client(TenantClient client, @Nullable String secret) {
        call("POST", "/clients", client.representation());
        if (secret != null) {
            clientSecret(client.clientId(), secret);
        }
    }

    JsonNode export() {
        return call("POST", "/partial-export?exportClients=true&exportGroupsAndRoles=true", JSON.createObjectNode());
    }

    void user(String username, String newPassword, @Nullable String organization, String... realmRoles) {
        ObjectNode user = JSON.createObjectNode()
                .put("username", username)
                .put("enabled", true)
                .put("email", username + "@" + (organization == null ? "pusat" : organization) + ".lintas.example")
                .put("emailVerified", true)
                .put("firstName", username)
                .put("lastName", "Lintas");
        call("POST", "/users", user);
        password(username, newPassword);
        ArrayNode roles = JSON.createArrayNode();
        for (String role : realmRoles) {
            roles.add(call("GET", "/roles/" + encode(role), null));
        }
        call("POST", "/users/" + userId(username) + "/role-mappings/realm", roles);
        if (organization != null) {
            // the API takes the bare id as a JSON string
            call(
                    "POST",
                    "/organizations/" + organizationId(organization) + "/members",
                    JSON.getNodeFactory().textNode(userId(username)));
        }
    }

    private String organizationId(String alias) {
        for (JsonNode found : call("GET", "/organizations?max=1000", null)) {
            if (found.path("alias").asText().equals(alias)) {
                return found.path("id").asText();
            }
        }
        throw new HarnessFailed("No organization " + alias + " in the realm: call addOffice first");
    }

    private ObjectNode client(String clientId) {
        JsonNode found =
                call("GET", "/clients?clientId=" + encode(clientId), null).path(0);
        if (found instanceof ObjectNode client) {
            return client;
        }
        throw new HarnessFailed("No client " + clientId + " in the realm");
    }

    private String userId(String username) {
        JsonNode found = call("GET", "/users?exact=true&username=" + encode(username), null)
                .path(0);
        if (found.isMissingNode()) {
            throw new HarnessFailed("No user " + username + " in the realm");
        }
        return found.path("id").asText();
    }

    /** A conflict is success: what was to be made is there. */
    private JsonNode call(String method, String path, @Nullable JsonNode body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/admin/realms/lintas" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        return send(request, Set.of(200, 201, 204, 409));
    }

    /** A new one for each call: it lives a minute, a test run does not. */
    private String token() {
        String form = "grant_type=password&client_id=admin-cli&username=" + USER + "&password=" + encode(password);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/realms/master/protocol/openid-connect/token"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return send(request, Set.of(200)).path("access_token").asText();
    }

    private JsonNode send(HttpRequest request, Set<Integer> accepted) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (!accepted.contains(response.statusCode())) {
                throw new HarnessFailed("Keycloak answers " + response.statusCode() + " to " + request.method() + " "
                        + request.uri().getPath() + ": " + response.body());
            }
            return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new HarnessFailed("Keycloak does not answer " + request.uri().getPath(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HarnessFailed("Keycloak is not asked: interrupted", e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
