package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import id.lintas.office.OfficeId;
import id.lintas.payment.Trackers;
import id.lintas.receipt.ReceiptClaims;
import id.lintas.receipt.Receipts;
import id.lintas.simulators.story.StoryWorld;
import id.lintas.verify.ReceiptMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four receipts and the receipt on paper in real Chromium: three audiences, two languages, three widths, without scripts. */
class ReceiptsInABrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final OfficeId PALEMBANG = new OfficeId("palembang");
    private static final OfficeId PEKANBARU = new OfficeId("pekanbaru");

    @TempDir
    private Path folder = Path.of("");

    /** Not paid; paid and stored; paid while the registry is down. */
    private static APaidCase unpaid;

    private static APaidCase whole;
    private static APaidCase stuck;

    @BeforeAll
    static void cases() throws Exception {
        unpaid = APaidCase.billed(hub(), PALEMBANG);
        whole = APaidCase.billed(hub(), PALEMBANG).pay();
        stuck = APaidCase.billed(hub(), PALEMBANG);
        whole.ntpn();
        registry("/down");
        stuck.pay();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> hub()
                        .bean(Trackers.class)
                        .ofBooking(PALEMBANG, stuck.booking().code())
                        .stream()
                        .anyMatch(tracker -> tracker.stuck().isPresent()));
    }

    @AfterAll
    static void up() throws Exception {
        registry("/up");
        stuck.ntpn();
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void everyAudienceSeesWhereThePaymentIs(int width, String language) {
        try (Screen anybody = CHROMIUM.anybody(width, language)) {
            for (APaidCase one : new APaidCase[] {unpaid, whole, stuck}) {
                track(anybody, one);
                anybody.look("tracked-" + name(one));
                assertThat(hop(anybody, "section.tracker")).as(name(one)).isEqualTo(expected(one));
            }
        }
        try (Screen dewi = CHROMIUM.person("dewi", width, language)) {
            dewi.look("/office/palembang/payments", "payments");
            assertThat(hop(dewi, row(stuck))).isEqualTo("registry-stored");
            assertThat(hop(dewi, row(whole))).isEmpty();
            dewi.look("/office/palembang/payments?open=true", "payments-open");
            assertThat(dewi.page().locator(row(stuck)).count()).isEqualTo(1);
            dewi.look("/office/palembang/cases/" + stuck.id(), "case-stuck");
            assertThat(hop(dewi, "section.tracker")).isEqualTo("registry-stored");
        }
        try (Screen ratna = CHROMIUM.person("ratna", width, language)) {
            ratna.open("/console/messages?key=" + stuck.booking().code());
            ratna.page().locator("tr[data-message] a").first().click();
            ratna.look("message-stuck");
            assertThat(hop(ratna, "section.tracker")).isEqualTo("registry-stored");
            assertThat(ratna.page().locator(".errand a").count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void anybodyChecksAReceiptAndAFalseOneIsCalledFalse(int width, String language) {
        String token = hub().bean(Receipts.class)
                .issue(PALEMBANG, whole.id(), "somebody")
                .token();
        try (Screen anybody = CHROMIUM.anybody(width, language)) {
            anybody.look("/receipts/check", "receipt-check");
            anybody.page().fill("#t", token.replaceAll("(.{60})", "$1\n"));
            anybody.page().click("#check");
            anybody.look("receipt-genuine");
            assertThat(anybody.page().locator("main").getAttribute("data-verdict"))
                    .isEqualTo("STATE");
            assertThat(anybody.page().textContent("#bill")).isEqualTo(whole.billingCode());
            anybody.look("/receipts/check?t=" + changed(token), "receipt-false");
            assertThat(anybody.page().locator("main").getAttribute("data-verdict"))
                    .isEqualTo("BAD_SIGNATURE");
            anybody.look("/receipts/check?t=halo", "receipt-unreadable");
            assertThat(anybody.page().locator("main").getAttribute("data-verdict"))
                    .isEqualTo("UNREADABLE");
        }
    }

    @Test
    void theClerksReceiptChecksOfflineAndWhatIsChangedIsNamed() throws Exception {
        Path state;
        Path provisional;
        try (Screen dewi = CHROMIUM.withoutScripts("dewi")) {
            state = receipt(dewi, "/office/palembang/cases/" + whole.id(), "state.pdf");
            provisional = receipt(dewi, "/office/palembang/cases/" + stuck.id(), "provisional.pdf");
        }
        Path keys = Files.writeString(folder.resolve("keys.json"), keys());
        assertThat(verify("--keys", keys.toString(), "--state", state.toString()))
                .startsWith("0 ")
                .contains("a state receipt", whole.billingCode(), whole.ntpn());
        assertThat(verify("--keys", keys.toString(), provisional.toString()))
                .startsWith("0 ")
                .contains("PROVISIONAL", stuck.billingCode());
        assertThat(verify("--keys", keys.toString(), "--state", provisional.toString()))
                .startsWith("1 ")
                .contains("no state receipt");
        assertThat(verify("--keys", keys.toString(), "--amount", "1", state.toString()))
                .startsWith("1 ")
                .contains("changed amount");
        String pdf = Files.readString(state, StandardCharsets.ISO_8859_1);
        Path forged = Files.writeString(
                folder.resolve("forged.pdf"),
                pdf.replaceFirst("(/LintasReceipt \\(.{120})[A-Za-z0-9]", "$1_"),
                StandardCharsets.ISO_8859_1);
        assertThat(verify("--keys", keys.toString(), forged.toString())).startsWith("1 ");
    }

    @Test
    void anApplicantFetchesTheReceiptFromTheTrackingPage() throws Exception {
        try (Screen anybody = CHROMIUM.anybody(360, "en")) {
            track(anybody, whole);
            Path pdf = receipt(anybody, "", "own.pdf");
            Path keys = Files.writeString(folder.resolve("keys.json"), keys());
            assertThat(verify("--keys", keys.toString(), pdf.toString())).startsWith("0 ");
            track(anybody, unpaid);
            assertThat(anybody.page().locator("#receipt").count()).isZero();
        }
    }

    /** Nothing but the page that showed the case opens its receipt, and for that case alone. */
    @Test
    void aTicketOfOneBookingOpensNoOther() {
        try (Screen anybody = CHROMIUM.anybody(1280, "id")) {
            track(anybody, whole);
            anybody.page()
                    .evaluate(
                            "code => document.querySelector('input[name=code]').value = code",
                            stuck.booking().code());
            anybody.page().click("#receipt");
            anybody.look("receipt-not-yours");
            assertThat(anybody.page().locator("[data-error='422'], h1").count()).isPositive();
            assertThat(anybody.page().url()).endsWith("/track/receipt.pdf");
        }
    }

    @Test
    void anotherOfficesCaseHasNoReceiptHere() {
        try (Screen budi = CHROMIUM.person("budi", 1280, "id")) {
            budi.open("/office/" + PEKANBARU);
            Object status = budi.page().evaluate("""
                            async path => {
                              const form = new URLSearchParams();
                              form.set('_csrf', document.querySelector('input[name=_csrf]').value);
                              return (await fetch(path, {method: 'POST', body: form})).status;
                            }""", "/office/pekanbaru/cases/" + whole.id() + "/receipt.pdf");
            assertThat(status).isEqualTo(404);
            assertThat(budi.open("/office/palembang/payments").status()).isEqualTo(404);
        }
    }

    @Test
    void aClaimHoldsNothingPersonal() {
        ReceiptClaims claims = hub().bean(Receipts.class)
                .issue(PALEMBANG, whole.id(), "somebody")
                .claims();
        assertThat(claims.toString())
                .doesNotContain(ABooking.NIK, ABooking.NAME, whole.booking().code());
    }

    private Path receipt(Screen screen, String path, String name) {
        if (!path.isEmpty()) {
            screen.open(path);
        }
        Download download = screen.page().waitForDownload(() -> screen.page().click("#receipt"));
        Path file = folder.resolve(name);
        download.saveAs(file);
        return file;
    }

    private static void track(Screen screen, APaidCase one) {
        screen.open("/track");
        Page page = screen.page();
        page.fill("#code", one.booking().code());
        page.fill("#day", "12");
        page.fill("#month", "11");
        page.fill("#year", "1987");
        page.click("main button[type=submit]");
    }

    private static String name(APaidCase one) {
        return one == unpaid ? "unpaid" : one == whole ? "whole" : "stuck";
    }

    private static String expected(APaidCase one) {
        return one == stuck ? "registry-stored" : "";
    }

    private static String row(APaidCase one) {
        return "tr[data-booking=" + one.booking().code() + "]";
    }

    /** The hop that is named, after the threshold of these tests. */
    private static String hop(Screen screen, String selector) {
        return screen.page().locator(selector).first().getAttribute("data-stuck");
    }

    private static String changed(String token) {
        int at = token.indexOf('.') + 40;
        return token.substring(0, at) + (token.charAt(at) == 'A' ? 'B' : 'A') + token.substring(at + 1);
    }

    private static String keys() throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(hub().url() + "/receipts/keys"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String verify(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, StandardCharsets.UTF_8);
        String[] all = new String[arguments.length + 1];
        all[0] = "verify";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ReceiptMain.run(print, print, all) + " " + said.toString(StandardCharsets.UTF_8);
    }

    private static void registry(String path) throws IOException, InterruptedException {
        StoryWorld world = hub().world();
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(world.registry() + path))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isLessThan(300);
    }

    private static RunningHub hub() {
        return CHROMIUM.hub();
    }
}
