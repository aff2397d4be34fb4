package id.lintas.app.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.harness.RealKeycloak;
import id.lintas.secret.SecretFiles;
import id.lintas.secret.SecretStore;
import id.lintas.tenants.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tenant's file changes while a real Keycloak runs, and the realm follows. */
class RealmReconciliationIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OFFICE = """
            name: %s
            code: %s
            class: Kelas II Non TPI
            city: Contoh
            province: Riau
            zone: Asia/Jakarta
            opening: { day: FRIDAY, time: "14:00", horizonDays: 14 }
            sessions:
              morning: { start: "08:00", end: "10:00", quota: { regular: 20, priority: 5 } }
            enabled: %s
            api: %s
            """;
    private static final String PARTNER = """
            name: Bank Contoh
            dialect: snap
            transport: rest
            enabled: %s
            settings:
              partnerServiceId: "  012345"
            secrets:
              client-secret: %s/client-secret
            """;

    private final RealKeycloak keycloak = RealKeycloak.forTests();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder = Path.of("");

    private Tenants tenants = Tenants.load(Path.of("..", "tenants"), name -> "1");
    private SecretStore secrets = new SecretFiles(folder);

    @BeforeEach
    void ownTenantsAndSecrets() throws IOException {
        Files.createDirectories(folder.resolve("tenants/offices"));
        Files.createDirectories(folder.resolve("tenants/partners"));
        secret("keycloak-realm-secret", keycloak.secrets().text("hub/keycloak-realm-secret"));
        tenants = Tenants.load(folder.resolve("tenants"), name -> null);
        secrets = new SecretFiles(folder.resolve("secrets"));
    }

    @Test
    void aNewOfficeIsAnOrganizationAndItsOwnSystemAClient() throws Exception {
        office("uji-satu", "UJA", "Kantor Imigrasi Uji Satu", true, true);
        secret("uji-satu/api-client-secret", "a-secret-of-uji-satu");

        assertThat(run()).isEqualTo(2);
        assertThat(run()).as("a second run finds nothing to do").isZero();

        JsonNode claims = claims(token("office-uji-satu", "a-secret-of-uji-satu"));
        assertThat(claims.path("office").asText()).isEqualTo("uji-satu");
        assertThat(claims.path("roles").toString()).isEqualTo("[\"office-system\"]");
        assertThat(claims.path("aud").asText()).isEqualTo("lintas-hub-api");
        assertThat(changes).containsExactly("organization uji-satu made", "client office-uji-satu made");
    }

    @Test
    void aClosedOfficeIsSwitchedOffAndComesBack() throws Exception {
        office("uji-dua", "UJB", "Kantor Imigrasi Uji Dua", true, true);
        secret("uji-dua/api-client-secret", "a-secret-of-uji-dua");
        run();

        office("uji-dua", "UJB", "Kantor Imigrasi Uji Dua", false, true);
        assertThat(run()).isEqualTo(2);
        assertThat(token("office-uji-dua", "a-secret-of-uji-dua").statusCode()).isIn(400, 401);
        assertThat(organization("uji-dua").path("enabled").asBoolean()).isFalse();

        office("uji-dua", "UJB", "Kantor Imigrasi Uji Dua", true, true);
        run();
        assertThat(token("office-uji-dua", "a-secret-of-uji-dua").statusCode()).isEqualTo(200);
        assertThat(organization("uji-dua").path("enabled").asBoolean()).isTrue();
        assertThat(changes)
                .contains("organization uji-dua changed, disabled", "client office-uji-dua changed, disabled");
    }

    @Test
    void aPartnersSecretIsReplacedWithoutAMomentAtWhichNoneWorks() throws Exception {
        partner("bank-sementara", true);
        secret("bank-sementara/client-secret", "the-first-secret");
        run();
        assertThat(worksWithOneOf("bank-sementara")).isTrue();

        secret("bank-sementara/client-secret-next", "the-second-secret");
        assertThat(worksWithOneOf("bank-sementara"))
                .as("before the realm follows")
                .isTrue();
        assertThat(run()).isEqualTo(1);
        assertThat(worksWithOneOf("bank-sementara")).as("after it followed").isTrue();

        Files.delete(folder.resolve("secrets/bank-sementara/client-secret-next"));
        secret("bank-sementara/client-secret", "the-second-secret");
        assertThat(worksWithOneOf("bank-sementara"))
                .as("once the old one is gone")
                .isTrue();
        assertThat(run()).isZero();
        assertThat(token("bank-sementara", "the-first-secret").statusCode()).isEqualTo(401);

        partner("bank-sementara", false);
        run();
        assertThat(worksWithOneOf("bank-sementara")).isFalse();
    }

    @Test
    void nodesThatActAtOnceMakeOneOfEach() throws Exception {
        for (int i = 0; i < 8; i++) {
            office("uji-ramai-" + i, "UR" + (char) ('A' + i), "Kantor Imigrasi Ramai " + i, true, false);
        }
        List<CompletableFuture<Integer>> nodes = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            nodes.add(CompletableFuture.supplyAsync(() -> reconciliation().run()));
        }
        nodes.forEach(CompletableFuture::join);

        assertThat(run()).isZero();
        assertThat(organizations().stream()
                        .filter(one -> one.path("alias").asText().startsWith("uji-ramai-")))
                .hasSize(8);
    }

    /** The control of ownership: without it the file would give its writer the hub's own client. */
    @Test
    void aPartnersFileCannotTakeOverAClientOfTheRealm() throws Exception {
        partner("lintas-accounts", true);
        secret("lintas-accounts/client-secret", "a-secret-of-a-thief");

        assertThat(run()).isZero();

        assertThat(token("lintas-accounts", "a-secret-of-a-thief").statusCode()).isEqualTo(401);
        assertThat(token("lintas-accounts", keycloak.secrets().text("hub/keycloak-accounts-secret"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatOtherHandsHaveChangedIsPutRight() throws Exception {
        partner("bank-uji-tiga", true);
        secret("bank-uji-tiga/client-secret", "a-secret-of-three");
        run();
        RealmAdministration.Session session =
                administration(keycloak.realmUrl()).open();
        ObjectNode client = (ObjectNode) session.clients().stream()
                .filter(one -> one.path("clientId").asText().equals("bank-uji-tiga"))
                .findFirst()
                .orElseThrow();
        client.put("standardFlowEnabled", true).putArray("redirectUris").add("http://localhost/*");
        session.update("clients", client.path("id").asText(), client);

        assertThat(run()).isEqualTo(1);

        JsonNode after = session.clients().stream()
                .filter(one -> one.path("clientId").asText().equals("bank-uji-tiga"))
                .findFirst()
                .orElseThrow();
        assertThat(after.path("standardFlowEnabled").asBoolean()).isFalse();
        assertThat(after.path("redirectUris")).isEmpty();
    }

    @Test
    void aProviderThatIsAwayIsSaidSoAndTheNextRunDoesTheWork() throws Exception {
        office("uji-empat", "UJD", "Kantor Imigrasi Uji Empat", true, false);

        assertThatThrownBy(() -> new RealmReconciliation(
                                administration("http://127.0.0.1:1/realms/lintas"),
                                tenants,
                                tenants.partners(),
                                secrets,
                                changesSeen())
                        .run())
                .isInstanceOf(RealmUnavailable.class);
        assertThat(changes).isEmpty();
        assertThat(run()).isEqualTo(1);
    }

    /** A folder that could not be mounted must not close every office. */
    @Test
    void aFileThatIsGoneClosesNothing() throws Exception {
        office("uji-lima", "UJE", "Kantor Imigrasi Uji Lima", true, false);
        run();

        Files.delete(folder.resolve("tenants/offices/uji-lima.yaml"));

        assertThat(run()).isZero();
        assertThat(organization("uji-lima").path("enabled").asBoolean()).isTrue();
    }

    private int run() {
        return reconciliation().run();
    }

    private RealmReconciliation reconciliation() {
        tenants.reload();
        return new RealmReconciliation(
                administration(keycloak.realmUrl()), tenants, tenants.partners(), secrets, changesSeen());
    }

    private RealmAdministration administration(String realm) {
        return new RealmAdministration(new RealmSettings(URI.create(realm), null), secrets);
    }

    private RealmChanges changesSeen() {
        return (subject, detail) -> changes.add(subject + " " + detail);
    }

    private void office(String id, String code, String name, boolean enabled, boolean api) throws IOException {
        Files.writeString(
                folder.resolve("tenants/offices/" + id + ".yaml"), OFFICE.formatted(name, code, enabled, api));
    }

    private void partner(String id, boolean enabled) throws IOException {
        Files.writeString(folder.resolve("tenants/partners/" + id + ".yaml"), PARTNER.formatted(enabled, id));
    }

    private void secret(String name, String text) throws IOException {
        Path file = folder.resolve("secrets").resolve(name);
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElse(folder));
        Files.writeString(file, text);
    }

    private List<JsonNode> organizations() {
        return administration(keycloak.realmUrl()).open().organizations();
    }

    private JsonNode organization(String alias) {
        return organizations().stream()
                .filter(one -> one.path("alias").asText().equals(alias))
                .findFirst()
                .orElseThrow();
    }

    /** As the hub itself does: its own secret first, then the successor. */
    private boolean worksWithOneOf(String client) throws Exception {
        for (String secret : secrets.valid(client + "/client-secret")) {
            if (token(client, secret).statusCode() == 200) {
                return true;
            }
        }
        return false;
    }

    private HttpResponse<String> token(String client, String secret) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(keycloak.realmUrl() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode claims(HttpResponse<String> answer) throws IOException {
        String token = JSON.readTree(answer.body()).path("access_token").asText();
        assertThat(token).as(answer.body()).contains(".");
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
