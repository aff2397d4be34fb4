package id.lintas.simulators.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An office's own system at the hub's API, with a token of the identity provider. */
public final class OfficeSystemDesk {

    /** What {@link #askForToken} answers when the identity provider gives none. */
    public static final String NO_TOKEN = "no token, 401";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StoryWorld world;
    private final String office;
    private final Path secret;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile String token = "";

    /**
     * The system of an office.
     *
     * @param secret file with the secret of the client {@code office-<office>}
     */
    public OfficeSystemDesk(StoryWorld world, String office, Path secret) {
        this.world = world;
        this.office = office;
        this.secret = secret;
    }

    String client() {
        return "office-" + office;
    }

    /**
     * Asks the identity provider for a token and keeps it: {@code open}, or how it was refused.
     *
     * @throws IOException when it cannot be asked
     */
    public String askForToken() throws IOException, InterruptedException {
        String form = "grant_type=client_credentials&client_id=" + client() + "&client_secret="
                + URLEncoder.encode(Files.readString(secret).strip(), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.keycloak() + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        Control.Answer answer = send(request);
        String given = answer.text("access_token");
        if (given.isEmpty()) {
            return "no token, " + answer.status();
        }
        token = given;
        return Door.OPEN;
    }

    /**
     * Lists the office's cases with the token kept: {@code open}, or the status.
     *
     * @throws IOException when the hub cannot be asked
     */
    public String knock() throws IOException, InterruptedException {
        Control.Answer answer = get(office, "");
        return answer.status() == 200 ? Door.OPEN : Integer.toString(answer.status());
    }

    /** What the API says under {@code /api/v1/offices/<of>/cases} with the token kept. */
    Control.Answer get(String of, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(world.hub("/api/v1/offices/" + of + "/cases" + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** The id of the office's case with this booking code. */
    String caseId(String bookingCode) throws IOException, InterruptedException, StepMissed {
        JsonNode cases = get(office, "?bookingCode=" + bookingCode).json().path("cases");
        String id = cases.path(0).path("id").asText();
        Expect.that(!id.isEmpty(), "no case of " + bookingCode + " in " + cases);
        return id;
    }

    private Control.Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Control.Answer(response.statusCode(), Control.JSON.readTree(response.body()));
    }
}
