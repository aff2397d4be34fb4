package id.lintas.app.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import id.lintas.app.LintasHub;
import id.lintas.app.staff.Visitor.Page;
import id.lintas.harness.KeycloakPorts;
import id.lintas.harness.KeycloakServer;
import id.lintas.harness.Ports;
import id.lintas.harness.RealKeycloak;
import id.lintas.harness.RealPostgres;
import id.lintas.harness.Secrets;
import id.lintas.harness.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The hub starts before Keycloak is there, works when it comes, goes on as far as it can while it is gone, and works when it
 * is back: one start of the hub, two of a Keycloak of its own.
 */
class B24KeycloakLaterIT {

    private static final String CASES = "/api/v1/offices/palembang/cases";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final KeycloakPorts ports = KeycloakPorts.free();
    private final String realm = "http://localhost:" + ports.http() + "/realms/lintas";
    private final Secrets secrets = Secrets.forTests();
    private final URI hub = URI.create("http://localhost:" + Ports.free());
    private ConfigurableApplicationContext context;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void startBeforeKeycloak() {
        TestDatabase database = RealPostgres.forTests().freshDatabase("later");
        secrets.knownHosts(1);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.port", hub.getPort());
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.appUser());
        settings.put("spring.flyway.url", database.jdbcUrl());
        settings.put("spring.flyway.user", database.ownerUser());
        settings.put("lintas.hub.url", hub);
        settings.put("lintas.keycloak.url", realm);
        settings.put("lintas.secrets", secrets.hub());
        settings.put("lintas.tenants", RealKeycloak.nearestTenants());
        settings.put("lintas.broker.port", Ports.free());
        settings.put("lintas.broker.data", folder.resolve("broker"));
        settings.put("lintas.sftp.port", 1);
        settings.put("lintas.peers.port", 1);
        settings.put("lintas.staff.recheck", "1s");
        SpringApplication application = new SpringApplication(LintasHub.class);
        application.setDefaultProperties(settings);
        context = application.run();
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void theHubStartsWithoutKeycloakAndWorksWheneverItIsThere() throws Exception {
        assertThat(get("/actuator/health/readiness", "").statusCode())
                .as("ready without Keycloak")
                .isEqualTo(200);
        String unknown = byAKeyNobodyKnows();
        assertAway(get(CASES, unknown), "nobody listens");
        assertNobodyCanLogIn();
        try (ServerSocket silent = new ServerSocket(ports.http(), 50, InetAddress.getLoopbackAddress())) {
            assertThat(silent.isBound()).isTrue();
            assertAway(get(CASES, unknown), "somebody listens and never answers");
        }

        Visitor clerk = new Visitor();
        String token;
        try (KeycloakServer keycloak = keycloak()) {
            assertThat(keycloak.process()).isNotNull();
            token = token();
            assertThat(get(CASES, token).statusCode())
                    .as("a call, without a restart")
                    .isEqualTo(200);
            assertThat(get(CASES, unknown).statusCode())
                    .as("control: now it is known to be forged")
                    .isEqualTo(401);
            assertThat(logIn(clerk).one("main").attr("id")).isEqualTo("live");
        }

        assertAway(get(CASES, byAKeyNobodyKnows()), "gone again");
        assertThat(get(CASES, token).statusCode())
                .as("a token under a key that was seen a moment ago")
                .isEqualTo(200);
        assertThat(clerk.get(hub.resolve("/office/palembang")).status())
                .as("who is logged in works on")
                .isEqualTo(200);
        assertNobodyCanLogIn();
        assertThat(get("/actuator/health/readiness", "").statusCode()).isEqualTo(200);

        try (KeycloakServer keycloak = keycloak()) {
            assertThat(keycloak.process()).isNotNull();
            assertThat(get(CASES, token()).statusCode()).as("back again").isEqualTo(200);
            assertThat(get(CASES, byAKeyNobodyKnows()).statusCode()).isEqualTo(401);
            assertThat(logIn(new Visitor()).uri().getPath()).isEqualTo("/office/palembang");
        }
    }

    private KeycloakServer keycloak() {
        return RealKeycloak.start(
                new RealKeycloak.Settings(
                        folder.resolve("keycloak"),
                        ports,
                        secrets,
                        RealKeycloak.nearestTenants(),
                        hub.toString(),
                        folder.resolve("keycloak.log")),
                launched -> {});
    }

    /** 503 in the API's own form, with a time to try again, and no way to a login. */
    private static void assertAway(HttpResponse<String> answer, String when) throws IOException {
        assertThat(answer.statusCode()).as(when + ": " + answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).as(when).isPresent();
        assertThat(answer.headers().firstValue("Location")).as(when).isEmpty();
        JsonNode problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo("identity-away");
        assertThat(problem.path("retryable").asBoolean()).isTrue();
    }

    /** A page in words, and what needs no login goes on. */
    private void assertNobodyCanLogIn() throws Exception {
        Page page = new Visitor().get(hub.resolve("/office"));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.uri().getPort()).as("not sent to a dead address").isEqualTo(hub.getPort());
        assertThat(page.one("h1").text()).isEqualTo("Sementara ini tidak ada yang bisa login");
        assertThat(page.html().text()).contains("Tunggu beberapa menit");
        assertThat(new Visitor().get(hub.resolve("/book/palembang")).status()).isEqualTo(200);
    }

    private Page logIn(Visitor visitor) throws Exception {
        Page page = visitor.logIn(hub.resolve("/office/palembang"), "dewi", secrets.text("demo/dewi"));
        assertThat(page.status()).as(page.html().text()).isEqualTo(200);
        return page;
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "text/html, application/json");
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** A token as the office's own system gets it. */
    private String token() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=office-palembang&client_secret="
                        + secrets.text("peers/office-palembang/client-secret")))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    /** Well formed; whether the realm publishes its key, only the realm can say. */
    private String byAKeyNobodyKnows() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(realm)
                        .audience(List.of("lintas-hub-api"))
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("typ", "Bearer")
                        .claim("office", "palembang")
                        .claim("roles", List.of("office-system"))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
