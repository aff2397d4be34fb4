package id.lintas.app.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.app.story.RunningHub;
import id.lintas.harness.RealKeycloak;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/** One caller for each column of the matrix, logged in for real. */
final class Callers {

    private static final String PASSWORD = "sweeping-the-doors-1";

    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);

    Callers(RunningHub hub) {
        RealKeycloak keycloak = hub.keycloak();
        for (Role role : Role.values()) {
            Caller caller = new Caller(hub.url());
            if (role.person()) {
                String user = "sweep-" + role.column();
                keycloak.addUser(user, PASSWORD, role.office(), role.column());
                caller.logIn(user, PASSWORD);
            } else if (role == Role.PARTNER) {
                caller.withToken(token(keycloak));
            }
            callers.put(role, caller);
        }
    }

    Caller as(Role role) {
        Caller caller = callers.get(role);
        if (caller == null) {
            throw new IllegalStateException("no caller for " + role);
        }
        return caller;
    }

    private static String token(RealKeycloak keycloak) {
        String secret = keycloak.secrets().text("peers/bank-musi/client-secret");
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.realmUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=bank-musi&client_secret="
                                + URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .build();
        try {
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return new ObjectMapper()
                    .readTree(answer.body())
                    .required("access_token")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException("no token for a bank", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
