package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.lintas.app.pages.Words;
import id.lintas.audit.AuditBatches;
import id.lintas.audit.AuditSealer;
import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.verify.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an auditor, an operator and a clerk see of the trail and take away from it, and that it verifies without the hub. */
class AuditInABrowserIT {

    private static final Path CHROMIUM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final OfficeId PALEMBANG = new OfficeId("palembang");

    private static RunningHub hub;
    private static Playwright playwright;
    private static Browser browser;
    private static Booking booking;

    @TempDir
    private Path folder = Path.of("");

    private String said = "";

    @BeforeAll
    static void open() throws Exception {
        if (!Boolean.getBoolean("browser.required")) {
            assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM);
        }
        hub = RunningHub.get();
        Files.createDirectories(SHOTS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        booking = book();
        hub.bean(AuditSealer.class).link(PALEMBANG);
        hub.bean(AuditBatches.class).sign(PALEMBANG);
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en"})
    void theAuditPageIsAccessibleAndFitsTheScreen(int width, String language) {
        try (BrowserContext context = context(width)) {
            Page page = context.newPage();
            logIn(page, "/console/audit", "agus");
            for (String path : List.of("?lang=" + language, "?office=palembang&event=BOOKED")) {
                page.navigate(hub.url() + "/console/audit" + path);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve("audit-" + (path.contains("office") ? "office-" : "") + width + "-"
                                + language + ".png"))
                        .setFullPage(true));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                        .isLessThanOrEqualTo(0);
                assertThat(page.content()).doesNotContain("??");
                assertThat(new AxeBuilder(page)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                                .analyze()
                                .getViolations())
                        .extracting(violation -> violation.getId() + ": "
                                + violation.getNodes().get(0).getHtml())
                        .isEmpty();
            }
            assertThat(page.locator("tr[data-event=BOOKED][data-subject='" + booking.code() + "']")
                            .count())
                    .isEqualTo(1);
            assertThat(page.locator("tr[data-chain=palembang]").getAttribute("data-fault"))
                    .isEqualTo("NONE");
        }
    }

    @Test
    void anAuditorTakesAnArchiveThatVerifiesAndAnOperatorMayNot() {
        String today = LocalDate.now(Words.JAKARTA).toString();
        try (BrowserContext context = context(1280)) {
            Page page = context.newPage();
            logIn(page, "/console/audit", "agus");
            page.fill("#a-office", "palembang");
            page.fill("#from", today);
            page.fill("#until", today);
            Path archive = save(page.waitForDownload(() -> page.click("#export")));
            assertThat(verify(archive)).as(said).isZero();
            assertThat(said).contains("office palembang");
            page.navigate(hub.url() + "/console/audit?event=AUDIT_EXPORTED&actor=agus");
            assertThat(page.locator("tr[data-event=AUDIT_EXPORTED]").count()).isPositive();
        }
        try (BrowserContext context = context(1280)) {
            Page page = context.newPage();
            logIn(page, "/console/audit", "ratna");
            assertThat(page.locator("#export").count()).isZero();
            assertThat(page.evaluate("""
                            async () => {
                              const csrf = document.querySelector('input[name=_csrf]').value
                              const form = new URLSearchParams({_csrf: csrf, office: 'palembang', from: '2026-01-01', until: '2030-01-01'})
                              return (await fetch('/console/audit/archive', {method: 'POST', body: form})).status
                            }""")).isEqualTo(403);
        }
    }

    @Test
    void aClerkTakesTheEvidenceOfACaseAndItVerifies() throws Exception {
        String id = hub.bean(PassportApplications.class)
                .ofBooking(PALEMBANG, booking.code())
                .get(0)
                .id()
                .toString();
        try (BrowserContext context = context(1280)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang", "dewi");
            page.navigate(hub.url() + "/office/palembang/cases/" + id);
            Path evidence = save(page.waitForDownload(() -> page.click("#evidence")));
            assertThat(evidence.getFileName().toString()).isEqualTo("bukti-" + booking.code() + ".zip");
            assertThat(verify(evidence)).as(said).isZero();
            try (java.nio.file.FileSystem zip = java.nio.file.FileSystems.newFileSystem(evidence)) {
                assertThat(Files.readAllBytes(zip.getPath("bukti.pdf")))
                        .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
                assertThat(Files.readString(zip.getPath("bukti.json")))
                        .contains("EVIDENCE_TAKEN", booking.code(), "S*** A***")
                        .doesNotContain("AMINAH", "1671015211870001");
            }
        }
    }

    private Path save(Download download) {
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private int verify(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = Main.run(out, out, file.toString());
        said = bytes.toString(StandardCharsets.UTF_8);
        return status;
    }

    private static BrowserContext context(int width) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 800).setAcceptDownloads(true));
    }

    private static void logIn(Page page, String path, String user) {
        page.navigate(hub.url() + path);
        page.fill("#username", user);
        page.click("[type=submit]");
        page.fill("#password", hub.keycloak().secrets().text("demo/" + user));
        page.click("[type=submit]");
        page.waitForURL(hub.url() + path + "**");
    }

    private static Booking book() {
        Bookings bookings = hub.bean(Bookings.class);
        Place place = bookings.places(PALEMBANG, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        Applicant applicant = new Applicant("SITI AMINAH", new Nik("1671015211870001"), LocalDate.of(1987, 11, 12));
        return bookings.book(
                PALEMBANG,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        "081200000000",
                        List.of(new BookingRequest.Person(applicant, PassportKind.ORDINARY_5Y))));
    }
}
