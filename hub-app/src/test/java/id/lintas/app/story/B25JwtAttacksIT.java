package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Property B-25: a token that is not exactly the realm's, for this API, of this kind, valid now and of one office is 401. Each
 * attack differs from the good token, which is let in, in one thing.
 */
@ExtendWith(OutputCaptureExtension.class)
class B25JwtAttacksIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CASES = "/api/v1/offices/palembang/cases";

    private static RunningHub hub;
    private static MintedTokens minted;

    @BeforeAll
    static void start() {
        hub = RunningHub.get();
        minted = new MintedTokens(hub.keycloak());
    }

    @Test
    void theTokenThatAllAttacksStartFromIsLetIn() throws Exception {
        assertThat(call(good()).statusCode()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> everyForgeryIsRefused(CapturedOutput log) throws Exception {
        return attacks().entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
                    HttpResponse<String> answer = call(attack.getValue());
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.headers().firstValue("WWW-Authenticate"))
                            .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
                    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .startsWith("application/problem+json");
                    JsonNode problem = new ObjectMapper().readTree(answer.body());
                    assertThat(problem.path("code").asText()).isIn("token-refused", "token-missing");
                    assertThat(answer.body()).doesNotContain("Exception", "nimbus");
                    if (attack.getValue().length() > 20) {
                        assertThat(answer.body()).doesNotContain(attack.getValue());
                        assertThat(log.getAll()).doesNotContain(attack.getValue());
                    }
                }));
    }

    @Test
    void theGoodTokenIsRefusedUnderAnotherSchemeOrTwice() throws Exception {
        for (String[] headers : new String[][] {
            {"Authorization", "DPoP " + good()},
            {"Authorization", "Basic " + good()},
            {"Authorization", good()},
            {"Authorization", "Bearer " + good(), "Authorization", "Bearer " + good()}
        }) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(hub.url() + CASES))
                    .headers(headers)
                    .build();
            assertThat(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .as(headers[1].substring(0, 6))
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenTooLargeForAnyHeaderIsRefusedByTheContainer() throws Exception {
        assertThat(call(good() + "A".repeat(1 << 20)).statusCode()).isIn(400, 401, 431);
    }

    @Test
    void anotherOfficesSystemFindsNothingAndABanksTokenIsNoOfficesToken() throws Exception {
        HttpResponse<String> other =
                call(minted.signed(minted.office("pekanbaru").build()));
        HttpResponse<String> absent = get("/api/v1/offices/no-such-office/cases", good());
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.body().replace("palembang", "no-such-office")).isEqualTo(absent.body());
        assertThat(call(minted.signed(minted.partner("bank-musi").build())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anOfficesTokenWithoutTheRoleIsKnownAndNotAllowed() throws Exception {
        HttpResponse<String> answer = call(minted.signed(
                minted.office("palembang").claim("roles", List.of("clerk")).build()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"not-allowed\"");
    }

    private static Map<String, String> attacks() throws JOSEException {
        JWTClaimsSet claims = minted.office("palembang").build();
        Instant now = Instant.now();
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("no signature, alg none", MintedTokens.unsigned(claims));
        attacks.put("HS256 with the public key as secret", minted.signedWithThePublicKeyAsSecret(claims));
        attacks.put("edited claims", MintedTokens.edited(good(), "palembang", "pekanbaru"));
        attacks.put("signature cut off", good().substring(0, good().lastIndexOf('.') + 1));
        attacks.put("expired", with("exp", Date.from(now.minus(Duration.ofMinutes(2)))));
        attacks.put("without an expiry", with("exp", null));
        attacks.put("valid only in the future", with("nbf", Date.from(now.plus(Duration.ofMinutes(2)))));
        attacks.put("for another audience", with("aud", List.of("account")));
        attacks.put("for no audience", with("aud", null));
        attacks.put("of another realm", with("iss", hub.keycloak().url() + "/realms/master"));
        attacks.put("of another host", with("iss", "http://evil.example/realms/lintas"));
        attacks.put("an ID token", with("typ", "ID"));
        attacks.put("a refresh token", with("typ", "Refresh"));
        attacks.put("without an office", with("office", null));
        attacks.put("with two offices", with("office", List.of("palembang", "pekanbaru")));
        attacks.put("whose client is another office's", with("azp", "office-pekanbaru"));
        attacks.put("whose client is a bank", with("azp", "bank-musi"));
        attacks.put(
                "by a stranger under the realm's key name",
                minted.byAStranger(minted.header().build(), claims));
        attacks.put(
                "by a stranger with its key in the header",
                minted.byAStranger(minted.header().jwk(minted.strangersKey()).build(), claims));
        attacks.put(
                "by a stranger with an address of its keys",
                minted.byAStranger(
                        minted.header()
                                .jwkURL(URI.create("http://127.0.0.1:1/keys"))
                                .build(),
                        claims));
        attacks.put(
                "by a stranger with an address of its certificate",
                minted.byAStranger(
                        minted.header()
                                .x509CertURL(URI.create("http://127.0.0.1:1/cert"))
                                .build(),
                        claims));
        attacks.put(
                "whose key name is a path",
                minted.signed(minted.header().keyID("../../../../dev/null").build(), claims));
        attacks.put(
                "whose key name is SQL",
                minted.signed(minted.header().keyID("' or '1'='1").build(), claims));
        attacks.put("bound to a certificate that is not there", with("cnf", Map.of("x5t#S256", "abc")));
        attacks.put("bound to a key that nobody asks for", with("cnf", Map.of("jkt", "abc")));
        attacks.put("no token at all", "");
        attacks.put("not a token", "palembang");
        attacks.put("two dots", "..");
        return attacks;
    }

    private static String good() {
        return minted.signed(minted.office("palembang").build());
    }

    private static String with(String claim, @org.jspecify.annotations.Nullable Object value) {
        return minted.signed(minted.office("palembang").claim(claim, value).build());
    }

    private static HttpResponse<String> call(String token) throws IOException, InterruptedException {
        return get(CASES, token);
    }

    private static HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(hub.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
