package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RealKeycloakIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-in-all";

    private final RealKeycloak keycloak = RealKeycloak.forTests();
    private final HttpClient http = HttpClient.newHttpClient();

    /** By hand: the JDK keeps Keycloak's Secure cookies from http, which browsers send to localhost. */
    private final Map<String, String> cookies = new HashMap<>();

    @Test
    void twoCallsFindTheSameServer() {
        assertThat(RealKeycloak.forTests().realmUrl()).isEqualTo(keycloak.realmUrl());
    }

    @Test
    void theIssuerIsFixed() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(keycloak.realmUrl().replace("localhost", "127.0.0.1")
                                + "/.well-known/openid-configuration"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(JSON.readTree(answer.body()).path("issuer").asText()).isEqualTo(keycloak.realmUrl());
    }

    @Test
    void aBankGetsATokenForTheHubsApi() throws Exception {
        JsonNode answer = token("grant_type=client_credentials&client_id=bank-musi&client_secret="
                + keycloak.secrets().text("peers/bank-musi/client-secret"));

        assertThat(answer.path("expires_in").asInt()).isBetween(890, 900);
        JsonNode claims = claims(answer.path("access_token").asText());
        assertThat(JSON.convertValue(claims.path("aud"), Object.class).toString())
                .contains("lintas-hub-api");
        assertThat(claims.path("roles").toString()).contains("\"bank\"");
    }

    @Test
    void aClerkLogsInWithTheOfficeAndTheRolesInTheToken() throws Exception {
        keycloak.allowHub("http://localhost:4711");

        JsonNode claims =
                login("http://localhost:4711", "dewi", keycloak.secrets().text("demo/dewi"));

        assertThat(claims.path("organization").toString()).isEqualTo("[\"palembang\"]");
        assertThat(claims.path("roles").toString()).contains("\"clerk\"", "\"cashier\"");
        assertThat(claims.path("preferred_username").asText()).isEqualTo("dewi");
    }

    @Test
    void centralStaffBelongToNoOffice() throws Exception {
        keycloak.allowHub("http://localhost:4712");

        JsonNode claims =
                login("http://localhost:4712", "ratna", keycloak.secrets().text("demo/ratna"));

        assertThat(claims.has("organization")).isFalse();
        assertThat(claims.path("roles").toString()).contains("\"central-operator\"");
    }

    @Test
    void aTestAddsAnOfficeAndAPerson() throws Exception {
        keycloak.allowHub("http://localhost:4713");
        keycloak.addOffice("jambi");
        keycloak.addOffice("jambi");
        keycloak.addUser("sari", "a-long-password", "jambi", "adjudicator");
        keycloak.addUser("sari", "a-long-password", "jambi", "adjudicator");

        JsonNode claims = login("http://localhost:4713", "sari", "a-long-password");

        assertThat(claims.path("organization").toString()).isEqualTo("[\"jambi\"]");
        assertThat(claims.path("roles").toString()).contains("\"adjudicator\"");
    }

    /** What the hub's service account for staff may do, with the roles of the realm file and no other. */
    @Test
    void theAccountsClientKeepsStaffAndNothingElse() throws Exception {
        keycloak.addOffice("bengkulu");
        String bearer = token("grant_type=client_credentials&client_id=lintas-accounts&client_secret="
                        + keycloak.secrets().text("hub/keycloak-accounts-secret"))
                .path("access_token")
                .asText();

        HttpResponse<String> made = api(
                bearer,
                "POST",
                "/users",
                "{\"username\":\"tuti\",\"enabled\":true,\"firstName\":\"Tuti\",\"lastName\":\"A\",\"email\":\"tuti@x.example\"}");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String user = made.headers().firstValue("Location").orElseThrow();
        String id = user.substring(user.lastIndexOf('/') + 1);
        assertThat(api(bearer, "PUT", "/users/" + id, "{\"enabled\":true,\"requiredActions\":[\"UPDATE_PASSWORD\"]}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(
                                bearer,
                                "PUT",
                                "/users/" + id + "/reset-password",
                                "{\"type\":\"password\",\"value\":\"a-long-password-of-tuti\",\"temporary\":true}")
                        .statusCode())
                .isEqualTo(204);
        JsonNode found = JSON.readTree(api(bearer, "GET", "/organizations?search=bengkulu&exact=true", "")
                .body());
        String organization = found.path(0).path("id").asText();
        assertThat(api(bearer, "POST", "/organizations/" + organization + "/members", "\"" + id + "\"")
                        .statusCode())
                .isEqualTo(201);
        assertThat(api(bearer, "GET", "/organizations/" + organization + "/members", "")
                        .body())
                .contains("tuti");
        JsonNode roles = JSON.readTree(api(bearer, "GET", "/users/" + id + "/role-mappings/realm/available", "")
                .body());
        JsonNode clerk = null;
        for (JsonNode role : roles) {
            clerk = role.path("name").asText().equals("clerk") ? role : clerk;
        }
        assertThat(api(bearer, "POST", "/users/" + id + "/role-mappings/realm", "[" + clerk + "]")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(bearer, "GET", "/users/" + id + "/role-mappings/realm", "")
                        .body())
                .contains("clerk");
        assertThat(api(bearer, "DELETE", "/organizations/" + organization + "/members/" + id, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(api(bearer, "GET", "/clients", "").statusCode()).isEqualTo(403);
        assertThat(api(bearer, "PUT", "", "{\"bruteForceProtected\":false}").statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> api(String bearer, String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(keycloak.url() + "/admin/realms/lintas" + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aLoginEndsOnlyAtAnAllowedHub() throws Exception {
        HttpResponse<String> page = get(authorization("http://localhost:6666"));

        assertThat(page.statusCode()).isEqualTo(400);
    }

    private JsonNode login(String hub, String username, String password) throws Exception {
        HttpResponse<String> name = get(authorization(hub));
        HttpResponse<String> secret = post(form(name.body()), "username=" + encode(username));
        HttpResponse<String> done =
                post(form(secret.body()), "username=" + encode(username) + "&password=" + encode(password));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        String location = done.headers().firstValue("Location").orElseThrow();
        Matcher code = Pattern.compile("code=([^&]+)").matcher(location);
        assertThat(code.find()).as(location).isTrue();
        JsonNode answer = token("grant_type=authorization_code&client_id=lintas-hub&client_secret="
                + keycloak.secrets().text("hub/keycloak-client-secret") + "&code=" + code.group(1)
                + "&redirect_uri=" + encode(hub + "/login/oauth2/code/keycloak") + "&code_verifier=" + VERIFIER);
        return claims(answer.path("id_token").asText());
    }

    private String authorization(String hub) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        return keycloak.realmUrl() + "/protocol/openid-connect/auth?client_id=lintas-hub&response_type=code"
                + "&scope=openid&state=s&code_challenge_method=S256&code_challenge=" + challenge
                + "&redirect_uri=" + encode(hub + "/login/oauth2/code/keycloak");
    }

    private HttpResponse<String> get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private HttpResponse<String> post(String url, String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return response;
    }

    private JsonNode token(String form) throws Exception {
        HttpResponse<String> answer = post(keycloak.realmUrl() + "/protocol/openid-connect/token", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static String form(String page) {
        Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(page);
        assertThat(action.find()).as(page).isTrue();
        return action.group(1).replace("&amp;", "&");
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
