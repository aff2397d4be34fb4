package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.lintas.booking.Booking;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplications;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who sees whose data, as people at an office meet it: masked, whole for a while, asked for by its owner, deleted. */
class PrivacyInABrowserIT {

    private static final Path CHROMIUM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final OfficeId PALEMBANG = new OfficeId("palembang");
    private static final String HOME = "/office/palembang";
    private static final String PASSWORD = "Sandi-untuk-uji-9";
    private static final List<String> PERSONAL =
            List.of("AMINAH", "SITI", ABooking.NIK, "081200000000", "1987-11-12", "12 Nov 1987");

    private static RunningHub hub;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        if (!Boolean.getBoolean("browser.required")) {
            assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM);
        }
        hub = RunningHub.get();
        hub.keycloak().addUser("hana", PASSWORD, "palembang", "office-lead");
        hub.keycloak().addUser("rudi", PASSWORD, "palembang", "clerk");
        Files.createDirectories(SHOTS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void newPagesAreAccessibleAndFitTheScreen(int width, String language) {
        String path = HOME + "/cases/" + aCase();
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            logIn(page, HOME, "hana");
            look(page, HOME + "?lang=" + language, "office-masked", width, language);
            look(page, path, "case-masked", width, language);
            page.click("#unmask");
            check(page, "unmask", width, language);
            page.click("#unmask");
            check(page, "unmask-without-reason", width, language);
            assertThat(page.locator("#errors").count()).isEqualTo(1);
            page.check("#reason-OTHER");
            page.fill("#note", "Diminta lewat telepon");
            page.click("#unmask");
            check(page, "case-whole", width, language);
            assertThat(page.textContent("#name")).isEqualTo(ABooking.NAME);

            look(page, HOME + "/privacy", "privacy", width, language);
            page.click("#open");
            check(page, "privacy-wrong", width, language);
            ask(page, "CORRECTION");
            check(page, "privacy-correction", width, language);
            page.check("#field-PHONE");
            page.fill("#value", "081299998888");
            page.click("#correct button");
            check(page, "privacy-corrected", width, language);
            assertThat(page.locator("li[data-field=PHONE][data-passed=NOT_NEEDED]")
                            .count())
                    .isEqualTo(1);
            page.check("#field-NAME");
            // The same again: what other tests look for stays, and a person may well confirm it.
            page.fill("#value", ABooking.NAME);
            page.click("#correct button");
            check(page, "privacy-corrected-name", width, language);
            assertThat(page.locator("li[data-field=NAME]").getAttribute("data-passed"))
                    .isIn("ON_ITS_WAY", "STORED");
            assertThat(page.locator("#tell").count()).isZero();
            page.click("#close button");
            check(page, "privacy-close-wrong", width, language);
            page.check("#outcome-DONE");
            page.fill("#answer", "Sudah diperbaiki dan diberitahukan.");
            page.click("#close button");
            check(page, "privacy-closed", width, language);
            assertThat(page.locator("main").getAttribute("data-open")).isEqualTo("false");
        }
    }

    @Test
    void everyPageAndExportIsMaskedUntilThisPersonGivesAReasonAndForNobodyElse() throws Exception {
        String id = aCase();
        String path = HOME + "/cases/" + id;
        try (BrowserContext dewis = context(1280, false);
                BrowserContext rudis = context(1280, false)) {
            Page dewi = dewis.newPage();
            logIn(dewi, HOME, "dewi");
            Page rudi = rudis.newPage();
            logIn(rudi, HOME, "rudi");
            masked(dewi, HOME);
            masked(dewi, path);
            masked(dewi, path + "/unmask");

            dewi.check("#reason-AT_COUNTER");
            dewi.click("#unmask");
            assertThat(dewi.content())
                    .as("control: the whole data is found where it is shown")
                    .contains(ABooking.NAME, ABooking.NIK, "081200000000");
            masked(dewi, HOME);
            masked(rudi, path);
            dewi.navigate(hub.url() + path);
            Map<String, byte[]> evidence = unzip(dewi.waitForDownload(() -> dewi.click("#evidence")));
            assertThat(text(Objects.requireNonNull(evidence.get("bukti.pdf"))))
                    .contains("S*** A***")
                    .doesNotContain(PERSONAL.toArray(String[]::new));
            evidence.forEach((name, bytes) -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .as(name)
                    .doesNotContain(PERSONAL.toArray(String[]::new)));

            dewi.navigate(hub.url() + path);
            dewi.click("#mask");
            masked(dewi, path);
        }
    }

    @Test
    void whatHasExpiredIsMaskedAgainAlsoOnAPageThatNobodyTouches() {
        String id = aCase();
        try (BrowserContext context = context(1280, true)) {
            Page page = context.newPage();
            logIn(page, HOME, "dewi");
            sql(
                    "insert into unmasking (office, id, application, actor, reason, granted_at, expires_at) values ('palembang',"
                            + " gen_random_uuid(), '" + id
                            + "', 'dewi', 'CALL', now(), now() + interval '12 seconds')");
            page.navigate(hub.url() + HOME + "/cases/" + id);
            assertThat(page.textContent("#name")).isEqualTo(ABooking.NAME);
            page.waitForSelector("main[data-unmasked='']");
            assertThat(page.content()).doesNotContain(PERSONAL.toArray(String[]::new));
        }
    }

    @Test
    void thePersonsCopyIsWholeAndTheRegisterKnowsOfIt() throws Exception {
        aCase();
        try (BrowserContext context = context(1280, false)) {
            Page page = context.newPage();
            logIn(page, HOME, "hana");
            page.navigate(hub.url() + HOME + "/privacy");
            ask(page, "ACCESS");
            assertThat(page.url()).doesNotContain(ABooking.NIK);
            Map<String, byte[]> copy = unzip(page.waitForDownload(() -> page.click("#copy")));
            Files.write(SHOTS.resolve("salinan-data.pdf"), Objects.requireNonNull(copy.get("salinan-data.pdf")));
            assertThat(text(Objects.requireNonNull(copy.get("salinan-data.pdf"))))
                    .contains("SITI AMINAH", ABooking.NIK, "Salinan data pribadi", "365 hari")
                    .doesNotContain("??");
            JsonNode json = new ObjectMapper().readTree(Objects.requireNonNull(copy.get("salinan-data.json")));
            assertThat(json.path("nik").asText()).isEqualTo(ABooking.NIK);
            assertThat(json.path("cases"))
                    .isNotEmpty()
                    .allSatisfy(one -> assertThat(one.path("name").asText()).isEqualTo(ABooking.NAME));
            page.check("#outcome-DONE");
            page.fill("#answer", "Salinan diserahkan.");
            page.click("#close button");
            assertThat(page.locator("#copy").count()).isZero();
            page.click("#back");
            assertThat(page.locator("tr[data-kind=ACCESS][data-open=false]").count())
                    .isPositive();
        }
        try (BrowserContext context = context(1280, false)) {
            Page page = context.newPage();
            logIn(page, HOME, "rudi");
            assertThat(page.locator("#privacy").count()).isZero();
            assertThat(page.navigate(hub.url() + HOME + "/privacy").status()).isEqualTo(403);
        }
    }

    private static void ask(Page page, String kind) {
        page.check("#kind-" + kind);
        page.fill("#nik", "1671 0152 1187 0001");
        page.fill("#note", "Datang sendiri, KTP cocok");
        page.click("#open");
    }

    private static void masked(Page page, String path) {
        page.navigate(hub.url() + path);
        assertThat(page.content()).as(path).contains("S*** A***").doesNotContain(PERSONAL.toArray(String[]::new));
    }

    private static Map<String, byte[]> unzip(Download download) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(download.path()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String aCase() {
        Booking booking = new ABooking(hub).at(PALEMBANG);
        return hub.bean(PassportApplications.class)
                .ofBooking(PALEMBANG, booking.code())
                .get(0)
                .id()
                .toString();
    }

    private static void sql(String statement) {
        hub.bean(OfficeTransactions.class)
                .run(PALEMBANG, () -> hub.bean(JdbcClient.class).sql(statement).update());
    }

    private static BrowserContext context(int width, boolean scripts) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 800).setJavaScriptEnabled(scripts));
    }

    private static void look(Page page, String path, String name, int width, String language) {
        page.navigate(hub.url() + path);
        check(page, name, width, language);
    }

    private static void check(Page page, String name, int width, String language) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + "-" + width + "-" + language + ".png"))
                .setFullPage(true));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name + " at " + width + " px is wider than the screen by")
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(page.content()).as(name + " lacks a text").doesNotContain("??");
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(name + " at " + width + " px, " + language)
                .extracting(violation ->
                        violation.getId() + ": " + violation.getNodes().get(0).getHtml())
                .isEmpty();
    }

    private static void logIn(Page page, String path, String user) {
        page.navigate(hub.url() + path);
        page.fill("#username", user);
        page.click("[type=submit]");
        page.fill("#password", user.equals("dewi") ? hub.keycloak().secrets().text("demo/" + user) : PASSWORD);
        page.click("[type=submit]");
        page.waitForURL(hub.url() + path + "**");
    }
}
