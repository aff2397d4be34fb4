package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.harness.PartnerCredentials;
import id.lintas.harness.Secrets;
import id.lintas.partner.PartnerId;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Sandbox;
import id.lintas.simulators.bank.PayOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A bank's programmers in the sandbox: what the pages promise is what the hub answers, and what they show is what was called. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartnersInTheirSandboxIT {

    private static final String BANK = PartnerCredentials.BANK;

    private final RunningHub hub = RunningHub.get();
    private final SandboxBank bank = new SandboxBank(hub);

    @TempDir
    private Path folder = Path.of("");

    @Test
    @Order(1)
    void theQuickStartsCommandsRunAsTheyStandWithTheDemonstrationsFiles() throws Exception {
        PartnerCredentials credentials = new PartnerCredentials(
                Files.createDirectories(folder.resolve(".lintas")).resolve("partner"));
        credentials.write(
                BANK,
                Path.of("..", "tenants", "partners", BANK + ".yaml"),
                hub.keycloak().secrets(),
                hub.url().toString());
        credentials.billingCode(Clock.systemUTC());
        try (Stream<Path> files = Files.list(credentials.folder())) {
            assertThat(files.toList())
                    .hasSize(10)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials.folder())))
                .isEqualTo("rwx------");
        for (int time = 0; time < 2; time++) {
            assertThat(QuickStartCommands.run(QuickStartCommands.shown(hub.url()), folder))
                    .containsSubsequence("2002400", "2002500", "4042518", "2002600", "transactionDate");
        }
    }

    /** What the sandbox page says of a time-out: the client hangs up before the answer, and the same call again has the result. */
    @Test
    @Order(1)
    void aClientThatHungUpGetsTheResultByTheSameCallAgain() throws Exception {
        new PartnerCredentials(
                        Files.createDirectories(folder.resolve(".lintas")).resolve("partner"))
                .write(
                        BANK,
                        Path.of("..", "tenants", "partners", BANK + ".yaml"),
                        hub.keycloak().secrets(),
                        hub.url().toString());
        String pay = "snap payment \"$EXTERNAL\" \"$PAYMENT\"\n";
        String commands = QuickStartCommands.shown(hub.url());
        int first = commands.indexOf(pay);
        assertThat(first).isPositive();
        String hungUp = commands.substring(0, first)
                + "curl() { command curl -m 0.03 \"$@\"; }\n" + pay + "unset -f curl; sleep 1; echo AGAIN\n"
                + commands.substring(first + pay.length());
        String said = QuickStartCommands.run(hungUp, folder);
        assertThat(said.substring(said.indexOf("AGAIN")))
                .containsPattern("\"responseCode\":\"(4042518|2002500)\"")
                .contains("\"paymentFlagStatus\":\"00\"")
                .contains("\"responseCode\":\"2002600\"");
    }

    @Test
    @Order(2)
    void everyScenarioIsAnsweredAsThePageSays() throws Exception {
        Document page = bank.entered("/developers/sandbox");
        Map<String, String> wrong = new LinkedHashMap<>();
        assertThat(page.select("tr[data-scenario]")).hasSize(18);
        for (Element row : page.select("tr[data-scenario]")) {
            String said = bank.plays(row.attr("data-scenario"), row.attr("data-billing"));
            if (!row.attr("data-answer").equals(said)) {
                wrong.put(row.attr("data-scenario"), said);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Order(3)
    void theCertificationIsCompleteByThenAndSaysSoInPrint() throws Exception {
        Document report = bank.entered("/developers/certification");
        assertThat(report.select("tr[data-done=false]").eachAttr("data-scenario"))
                .isEmpty();
        assertThat(report.select("tr[data-scenario=END_TO_END][data-done=true]"))
                .hasSize(1);
        assertThat(report.select("#digest").text()).matches("[0-9a-f]{64}");
        assertThat(bank.entered("/developers/certification").select("#digest").text())
                .isEqualTo(report.select("#digest").text());
    }

    @Test
    @Order(4)
    void theLogShowsTheBanksOwnCallsMaskedAndRefusedOnesToo() throws Exception {
        hub.peers().bank().inquire("899999999999997");
        strangersCall("{\"customerNo\":\"799999000000000\",\"virtualAccountName\":\"SITI RAHASIA\"}");
        Document log = bank.entered("/developers/calls");
        assertThat(log.select("tr[data-code=4012500]")).isNotEmpty();
        assertThat(log.select("tr[data-code=2002500]")).isNotEmpty();
        assertThat(log.select("tr[data-code=2002500] code").eachText().toString())
                .contains("350000.00");
        assertThat(log.select("tr[data-call=STRANGER-1]").text()).contains("799999000000000", "•••", "401");
        assertThat(log.text()).doesNotContain("899999999999997").doesNotContain("SITI RAHASIA");
    }

    @Test
    @Order(5)
    void nobodyElseEnters() throws Exception {
        Secrets secrets = hub.keycloak().secrets();
        String ours = bank.token();
        assertThat(Jsoup.connect(hub.url() + "/developers/calls").get().select("#token"))
                .hasSize(1);
        for (String[] who : new String[][] {
            {"bank-musi", ours},
            {BANK, ours + "x"},
            {BANK, ""},
            {"../" + BANK, ours},
            {"", ours},
            {"nobody", ours},
            {BANK, secrets.text("peers/" + BANK + "/client-secret")}
        }) {
            assertThat(bank.enter(who[0], who[1]).statusCode()).as(who[0]).isEqualTo(422);
        }
        assertThat(codes("bank-musi", ours)).isEqualTo(401);
        assertThat(codes(BANK, "wrong")).isEqualTo(401);
        assertThat(codes(BANK, ours)).isEqualTo(200);
    }

    @Test
    @Order(6)
    void theRealBankDoesNotReachTheSandboxNorTheSandboxARealBill() throws Exception {
        BillingCode tried =
                hub.bean(Sandbox.class).of(new PartnerId(BANK)).payable().get(0);
        assertThat(hub.peers().bank().inquire(tried.value()).responseCode()).isEqualTo("4042412");
        assertThat(hub.peers()
                        .bank()
                        .pay(tried.value(), 350_000, PayOptions.CORRECT)
                        .responseCode())
                .isEqualTo("4042512");
        String real = BilledCase.at(hub).code().value();
        assertThat(bank.snap().inquire(real).responseCode()).isEqualTo("4042412");
        assertThat(bank.snap().pay(real, 350_000, PayOptions.CORRECT).responseCode())
                .isEqualTo("4042512");
        assertThat(bank.snap().inquire(tried.value()).responseCode()).isEqualTo("2002400");
    }

    /** Under the bank's name, by somebody who has not its secret. */
    private void strangersCall(String body) throws IOException, InterruptedException {
        HttpRequest call = HttpRequest.newBuilder(
                        URI.create(hub.url() + "/partners/" + BANK + "/v1.0/transfer-va/payment"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer none")
                .header("X-TIMESTAMP", Clock.systemUTC().instant().toString())
                .header("X-PARTNER-ID", BANK)
                .header("X-EXTERNAL-ID", "STRANGER-1")
                .header("CHANNEL-ID", "95231")
                .header("X-SIGNATURE", "AAAA")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpClient.newHttpClient().send(call, HttpResponse.BodyHandlers.discarding());
    }

    private int codes(String partner, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(hub.url() + "/developers/" + partner + "/codes"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
