package id.lintas.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.realm.RealmRule;
import id.lintas.realm.TenantClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The running server is as hard as the file it was made from. */
class B24RunningRealmIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RealKeycloak keycloak = RealKeycloak.forTests();
    private final Secrets secrets = keycloak.secrets();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void theExportOfTheRunningRealmKeepsTheRules() {
        keycloak.allowHub("http://localhost:4720");

        EnumSet<RealmRule> broken = EnumSet.noneOf(RealmRule.class);
        broken.addAll(RealmRule.broken(keycloak.export()));
        broken.removeAll(RealmRule.PRODUCTION_ONLY);

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin-cli", "account-console", "security-admin-console", "lintas-hub", "bank-musi"})
    void noClientTakesAPersonsPassword(String client) throws Exception {
        String secret = switch (client) {
            case "lintas-hub" -> "&client_secret=" + secrets.text("hub/keycloak-client-secret");
            case "bank-musi" -> "&client_secret=" + secrets.text("peers/bank-musi/client-secret");
            default -> "";
        };
        HttpResponse<String> answer = token(
                http,
                keycloak.realmUrl(),
                "grant_type=password&client_id=" + client + secret + "&username=dewi&password="
                        + secrets.text("demo/dewi"));

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void aLoginWithoutPkceOrForATokenInTheAddressIsRefused() throws Exception {
        keycloak.allowHub("http://localhost:4721");
        String login = keycloak.realmUrl() + "/protocol/openid-connect/auth?client_id=lintas-hub&scope=openid&state=s"
                + "&redirect_uri=http://localhost:4721/login/oauth2/code/keycloak";

        assertThat(get(login + "&response_type=code").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("error=invalid_request", "code_challenge"));
        assertThat(get(login + "&response_type=token").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("error=unauthorized_client"));
        assertThat(get(login.replace("code/keycloak", "code/keycloak/more") + "&response_type=code")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobodyRegistersOrResetsAPasswordAlone() throws Exception {
        String page = get(keycloak.realmUrl() + "/login-actions/reset-credentials?client_id=lintas-hub")
                .body();
        assertThat(page).doesNotContain("kc-reset-password-form");
        assertThat(get(keycloak.realmUrl() + "/protocol/openid-connect/registrations?client_id=lintas-hub"
                                + "&response_type=code&scope=openid")
                        .body())
                .doesNotContain("kc-register-form");
        assertThat(get(keycloak.realmUrl() + "/account").statusCode()).isEqualTo(404);
        HttpResponse<String> client = http.send(
                HttpRequest.newBuilder(URI.create(keycloak.realmUrl() + "/clients-registrations/openid-connect"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"redirect_uris\":[\"http://localhost/\"]}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(client.statusCode()).isEqualTo(403);
    }

    @Test
    void theServerListensOnLoopbackOnly() throws Exception {
        List<InetAddress> others = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();
        for (InetAddress other : others) {
            for (String url : List.of(keycloak.url(), keycloak.tlsUrl())) {
                assertThatThrownBy(() -> new Socket(other, URI.create(url).getPort()).close())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void theAdministrationHasAnAddressOfItsOwn() throws Exception {
        String page = get(keycloak.url() + "/admin/master/console/").body();

        assertThat(page).contains(keycloak.url().replace("localhost", "127.0.0.1"));
    }

    /** A partner whose file requires a certificate: the token is bound to the one it was asked for with. */
    @Test
    void aTokenIsBoundToTheCertificateAndWithoutOneThereIsNone() throws Exception {
        secrets.clientCertificate("bank-kampar", "CN=bank-kampar,O=Bank Kampar,C=ID");
        keycloak.addClient(
                TenantClient.ofPartner("bank-kampar", "Bank Kampar", true, "CN=bank-kampar,O=Bank Kampar,C=ID"), null);
        String realm = keycloak.tlsUrl() + "/realms/lintas";
        String form = "grant_type=client_credentials&client_id=bank-kampar";
        HttpResponse<String> answer = token(withCertificate("bank-kampar"), realm, form);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode claims = claims(answer);
        String thumbprint = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(PemFiles.certificate(secrets.text("peers/bank-kampar/client.crt"))
                                .getEncoded()));
        assertThat(claims.path("cnf").path("x5t#S256").asText()).isEqualTo(thumbprint);
        assertThat(claims.path("iss").asText()).isEqualTo(keycloak.realmUrl());
        assertThat(claims.path("partner").asText()).isEqualTo("bank-kampar");

        assertThat(token(withCertificate(null), realm, form).statusCode())
                .as("no certificate")
                .isIn(400, 401);
        assertThat(token(withCertificate("bank-musi"), realm, form).statusCode())
                .as("another's certificate of the same authority")
                .isIn(400, 401);
        assertThat(token(http, keycloak.realmUrl(), form).statusCode())
                .as("no TLS at all")
                .isIn(400, 401);
    }

    @Test
    void aBanksTokenSaysWhoseItIsAndNothingMore() throws Exception {
        JsonNode claims = claims(token(
                http,
                keycloak.realmUrl(),
                "grant_type=client_credentials&client_id=bank-musi&client_secret="
                        + secrets.text("peers/bank-musi/client-secret")));

        assertThat(claims.path("partner").asText()).isEqualTo("bank-musi");
        assertThat(claims.path("aud").asText()).isEqualTo("lintas-hub-api");
        assertThat(claims.fieldNames())
                .toIterable()
                .isSubsetOf("exp", "iat", "jti", "iss", "aud", "sub", "typ", "azp", "scope", "roles", "partner");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
    }

    private HttpClient withCertificate(@org.jspecify.annotations.Nullable String peer) {
        return HttpClient.newBuilder().sslContext(PemFiles.tls(secrets, peer)).build();
    }

    private HttpResponse<String> get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> token(HttpClient with, String realm, String form) throws Exception {
        return with.send(
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode claims(HttpResponse<String> answer) throws IOException {
        String token = JSON.readTree(answer.body()).path("access_token").asText();
        assertThat(token).as(answer.body()).contains(".");
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
