package id.lintas.app.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.harness.PartnerCredentials;
import id.lintas.harness.Secrets;
import id.lintas.simulators.bank.BankMischief;
import id.lintas.simulators.bank.BankSettings;
import id.lintas.simulators.bank.PayOptions;
import id.lintas.simulators.bank.SnapBank;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import org.jsoup.Connection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** The demonstration's bank that tries: with a SNAP client that shares no code with the hub, and a programmer's browser. */
final class SandboxBank {

    private static final String BANK = PartnerCredentials.BANK;
    private static final String SERVICE = "  077000";

    private final RunningHub hub;
    private final SnapBank snap;

    SandboxBank(RunningHub hub) {
        this.hub = hub;
        this.snap = client(key(hub.keycloak().secrets().text("peers/" + BANK + "/private-key.pem")));
    }

    SnapBank snap() {
        return snap;
    }

    /** Calls as the scenario goes, and says what the hub answered. */
    String plays(String scenario, String code) throws Exception {
        return String.valueOf(
                switch (scenario) {
                    case "TOKEN_ISSUED" -> tokenCode(true);
                    case "TOKEN_REFUSED" -> tokenCode(false);
                    case "INQUIRY_PAYABLE", "INQUIRY_PAID", "INQUIRY_EXPIRED", "INQUIRY_UNKNOWN" ->
                        snap.inquire(code).responseCode();
                    case "PAYMENT_SETTLED", "PAYMENT_PAID", "PAYMENT_LATE", "PAYMENT_UNKNOWN" ->
                        pay(code, 350_000, BankMischief.NONE);
                    case "PAYMENT_REPEATED" -> pay(code, 350_000, BankMischief.REPEAT);
                    case "PAYMENT_CONFLICT" -> pay(code, 350_000, BankMischief.OTHER_BODY);
                    case "PAYMENT_AMOUNT" -> pay(fresh(0), 349_999, BankMischief.NONE);
                    case "PAYMENT_SIGNATURE" -> pay(code, 350_000, BankMischief.WRONG_SIGNATURE);
                    case "PAYMENT_TOKEN" -> pay(code, 350_000, BankMischief.WRONG_TOKEN);
                    case "PAYMENT_FIELD" -> pay(code, 350_000, BankMischief.MISSING_FIELD);
                    case "STATUS_KNOWN" -> snap.statuses(code).responseCode();
                    case "STATUS_UNKNOWN" -> snap.status(fresh(4)).responseCode();
                    default -> throw new IllegalArgumentException("scenario: " + scenario);
                });
    }

    private String pay(String code, long amount, BankMischief mischief) throws IOException {
        return String.valueOf(snap.pay(code, amount, PayOptions.with(mischief)).responseCode());
    }

    /** One of the five that can be paid now; of a later one nobody has told anything yet. */
    private String fresh(int which) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(hub.url() + "/developers/" + BANK + "/codes"))
                                .header("Authorization", "Bearer " + token())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper()
                .readTree(answer.body())
                .path("payable")
                .path(which)
                .asText();
    }

    /** By a client that has no token yet, with the bank's own key or a stranger's; a stranger's inquiry ends at the token. */
    private String tokenCode(boolean own) throws IOException, GeneralSecurityException {
        if (own) {
            token();
            return "2007300";
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return String.valueOf(client(generator.generateKeyPair().getPrivate())
                .inquire("799999000000000")
                .responseCode());
    }

    /** An access token, as the identity provider gives it for the bank's secret. */
    String token() throws IOException {
        String secret = hub.keycloak().secrets().text("peers/" + BANK + "/client-secret");
        Connection.Response answer = Jsoup.connect(hub.keycloak().realmUrl() + "/protocol/openid-connect/token")
                .ignoreContentType(true)
                .method(Connection.Method.POST)
                .data(Map.of("grant_type", "client_credentials", "client_id", BANK, "client_secret", secret))
                .execute();
        return new ObjectMapper()
                .readTree(answer.body())
                .required("access_token")
                .asText();
    }

    /** A page as a programmer sees it who entered with the bank's token. */
    Document entered(String path) throws IOException {
        Connection.Response entered = enter(BANK, token());
        return Jsoup.connect(hub.url() + path)
                .cookies(entered.cookies())
                .maxBodySize(0)
                .get();
    }

    /** Sends the form, and says what came of it; its cookies are those of the session. */
    Connection.Response enter(String partner, String token) throws IOException {
        Connection.Response form =
                Jsoup.connect(hub.url() + "/developers/calls").execute();
        Connection.Response answer = Jsoup.connect(hub.url() + "/developers/enter")
                .cookies(form.cookies())
                .method(Connection.Method.POST)
                .ignoreHttpErrors(true)
                .ignoreContentType(true)
                .followRedirects(false)
                .data(Map.of(
                        "_csrf",
                        form.parse().select("input[name=_csrf]").attr("value"),
                        "partner",
                        partner,
                        "token",
                        token,
                        "to",
                        "/developers/calls"))
                .execute();
        form.cookies().forEach((name, value) -> {
            if (!answer.hasCookie(name)) {
                answer.cookie(name, value);
            }
        });
        return answer;
    }

    private SnapBank client(PrivateKey key) {
        Secrets secrets = hub.keycloak().secrets();
        return new SnapBank(
                new BankSettings(
                        hub.url(), BANK, SERVICE, "95231", secrets.text("peers/" + BANK + "/client-secret"), key),
                Clock.systemUTC());
    }

    private static PrivateKey key(String pem) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
