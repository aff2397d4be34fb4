package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Property B-26: a token that is bound to a certificate is good on a connection with that certificate alone, for an office's
 * system and for a bank. The control is the same token with the certificate that it is bound to.
 */
class B26TokenBoundIT {

    private static final String CASES = "/api/v1/offices/palembang/cases";
    private static final String INQUIRY = "/partners/bank-musi/v1.0/transfer-va/inquiry";

    private static RunningHub hub;
    private static MintedTokens minted;
    private static TestCertificates certificates;

    @BeforeAll
    static void start() {
        hub = RunningHub.get();
        minted = new MintedTokens(hub.keycloak());
        hub.keycloak().secrets().clientCertificate("office-palembang", "CN=office-palembang");
        certificates = new TestCertificates(hub.keycloak().secrets().directory());
    }

    @Test
    void anOfficesBoundTokenIsGoodWithItsCertificateAndWithNoOther() throws Exception {
        String bound = minted.signed(minted.office("palembang")
                .claim("cnf", Map.of("x5t#S256", certificates.thumbprint("office-palembang")))
                .build());
        assertThat(get(client("office-palembang"), tls(CASES), bound).statusCode())
                .isEqualTo(200);
        assertThat(get(client("bank-musi"), tls(CASES), bound).statusCode()).isEqualTo(401);
        assertThat(get(HttpClient.newHttpClient(), hub.url() + CASES, bound).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aHeaderIsNoCertificate() throws Exception {
        String thumbprint = certificates.thumbprint("office-palembang");
        String bound = minted.signed(minted.office("palembang")
                .claim("cnf", Map.of("x5t#S256", thumbprint))
                .build());
        for (String name : new String[] {
            "tls-client-certificate", "x-tls-client-certificate", "ssl-client-cert", "x-ssl-client-cert", "client-cert"
        }) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(hub.url() + CASES))
                    .header("Authorization", "Bearer " + bound)
                    .header(name, thumbprint)
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .as(name)
                    .isEqualTo(401);
        }
    }

    @Test
    void anUnboundTokenIsNoTokenWhereCertificatesCount() throws Exception {
        String unbound = minted.signed(minted.office("palembang").build());
        assertThat(get(client("office-palembang"), tls(CASES), unbound).statusCode())
                .isEqualTo(401);
        assertThat(get(HttpClient.newHttpClient(), hub.url() + CASES, unbound).statusCode())
                .isEqualTo(200);
    }

    /** The gate looks at the token before the signature, so the answer's code tells which of the two it refused. */
    @Test
    void aBanksBoundTokenIsGoodWithItsCertificateAndWithNoOther() throws Exception {
        String bound = minted.signed(minted.partner("bank-musi")
                .claim("cnf", Map.of("x5t#S256", certificates.thumbprint("bank-musi")))
                .build());
        String tokenRefused = "\"4012401\"";
        String signatureRefused = "\"4012400\"";
        assertThat(inquire(client("bank-musi"), tls(INQUIRY), bound)).contains(signatureRefused);
        assertThat(inquire(client("office-palembang"), tls(INQUIRY), bound)).contains(tokenRefused);
        assertThat(inquire(HttpClient.newHttpClient(), hub.url() + INQUIRY, bound))
                .contains(tokenRefused);
    }

    @Test
    void nobodyGetsPastTheHandshakeWithoutATrustedCertificateOrWithOldTls() {
        String bound = minted.signed(minted.office("palembang").build());
        assertThatThrownBy(() -> get(certificates.anonymous(), tls(CASES), bound))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(certificates.ofAServer(), tls(CASES), bound))
                .isInstanceOf(IOException.class);
        SSLParameters old = new SSLParameters(null, new String[] {"TLSv1.2"});
        HttpClient twelve = HttpClient.newBuilder()
                .sslContext(certificates.context("office-palembang"))
                .sslParameters(old)
                .build();
        assertThatThrownBy(() -> get(twelve, tls(CASES), bound)).isInstanceOf(SSLException.class);
    }

    @Test
    void pagesAreNotServedWhereMachinesCall() throws Exception {
        for (String path :
                new String[] {"/", "/book", "/console", "/actuator/health", "/partners/../", "/api/../console"}) {
            assertThat(get(client("bank-musi"), tls(path), "none").statusCode())
                    .as(path)
                    .isIn(400, 404);
        }
    }

    private static HttpClient client(String name) {
        return HttpClient.newBuilder().sslContext(certificates.context(name)).build();
    }

    private static String tls(String path) {
        return "https://localhost:" + hub.tlsPort() + path;
    }

    private static HttpResponse<String> get(HttpClient client, String url, String token)
            throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String inquire(HttpClient client, String url, String token)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header(
                        "X-TIMESTAMP",
                        java.time.OffsetDateTime.now(java.time.ZoneOffset.ofHours(7))
                                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                .toString())
                .header("X-PARTNER-ID", "bank-musi")
                .header("X-SIGNATURE", "bm8=")
                .header("X-EXTERNAL-ID", "1")
                .header("CHANNEL-ID", "1")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
