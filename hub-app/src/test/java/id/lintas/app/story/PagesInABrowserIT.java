package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.lintas.booking.Booking;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page as a person sees it, in real Chromium: reachable, accessible, not wider than a phone, live without a reload. */
class PagesInABrowserIT {

    private static final Path CHROMIUM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final OfficeId PALEMBANG = new OfficeId("palembang");

    private static final String PASSWORD = "Sandi-untuk-uji-9";

    private static RunningHub hub;
    private static Playwright playwright;
    private static Browser browser;

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
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void publicPagesAreAccessibleAndFitTheScreen(int width, String language) {
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            look(page, "/?lang=" + language, "home", width, language);
            look(page, "/book", "offices", width, language);
            look(page, "/book/palembang", "book", width, language);
            look(page, "/track", "track", width, language);
            look(page, "/no-such-page", "not-found", width, language);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void staffPagesAreAccessibleAndFitTheScreen(int width, String language) {
        Booking booking = book();
        String id = caseOf(booking);
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang", "dewi");
            look(page, "/office/palembang?lang=" + language, "office", width, language);
            look(page, "/office/palembang/cases/" + id, "case", width, language);
        }
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            logIn(page, "/console", "ratna");
            look(page, "/console?lang=" + language, "console", width, language);
            look(page, "/console/messages", "messages", width, language);
            look(page, "/console/messages?key=" + booking.code(), "messages-of-one", width, language);
            String message = page.locator("tr[data-message]").first().getAttribute("data-message");
            look(page, "/console/messages/" + message, "message", width, language);
            look(page, "/console/routes", "routes", width, language);
            look(page, "/console/unmatched", "unmatched", width, language);
            look(page, "/console/tenants", "tenants", width, language);
            look(page, "/console/tenants/offices/palembang", "tenant", width, language);
        }
    }

    @Disabled("written and looked at, not yet seen to its end")
    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void pagesOfAnOfficesPeopleAreAccessibleAndFitTheScreen(int width, String language) {
        hub.keycloak().addUser("sri", PASSWORD, "palembang", "office-admin");
        hub.keycloak().addUser("joko", PASSWORD, "palembang", "clerk");
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang/staff", "sri", PASSWORD);
            look(page, "/office/palembang/staff?lang=" + language, "staff", width, language);
            look(page, "/office/palembang/staff/new", "staff-new", width, language);
            page.click("#add");
            look(page, "/office/palembang/staff/invite", "staff-invite", width, language);
            look(page, "/office/palembang/handover", "handover", width, language);
            look(page, "/join/palembang", "join", width, language);
            look(page, "/office?choose=true", "offices-of-mine", width, language);
            page.navigate(hub.url() + "/office/palembang/staff");
            page.locator("tr[data-person] a").first().click();
            look(page, URI.create(page.url()).getPath(), "staff-member", width, language);
        }
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang", "joko", PASSWORD);
            look(page, "/office/palembang/staff?lang=" + language, "not-my-duty", width, language);
        }
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            logIn(page, "/console", "ratna");
            look(page, "/console/staff?lang=" + language, "appoint", width, language);
        }
    }

    /** With the keyboard alone and without scripts, from the list to the password that is shown once. */
    @Disabled("written and looked at, not yet seen to its end")
    @Test
    void anAdminAddsAPersonWithTheKeyboardAloneAndWithoutScripts() {
        hub.keycloak().addUser("sri", PASSWORD, "palembang", "office-admin");
        try (BrowserContext context = context(1280, false)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang/staff", "sri", PASSWORD);
            page.focus("#new");
            page.keyboard().press("Enter");
            page.waitForURL("**/staff/new");
            page.focus("#name");
            page.keyboard().type("Sari Wulandari");
            page.keyboard().press("Tab");
            page.keyboard().type("tuts" + System.nanoTime() % 1_000_000);
            page.keyboard().press("Tab");
            page.keyboard().type("sari@imigrasi.example");
            page.keyboard().press("Tab");
            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            page.waitForSelector("#password");
            assertThat(page.textContent("#password")).matches("(?:[a-z2-9]{4}-){2}[a-z2-9]{4}");
        }
    }

    @Test
    void anotherOfficesCaseLooksAbsentAndTheConsoleIsForOperators() {
        String id = caseOf(book());
        try (BrowserContext context = context(1280, true)) {
            Page page = context.newPage();
            logIn(page, "/office/pekanbaru", "budi");
            assertThat(page.navigate(hub.url() + "/office/palembang/cases/" + id)
                            .status())
                    .isEqualTo(404);
            assertThat(page.navigate(hub.url() + "/office/palembang").status()).isEqualTo(404);
            assertThat(page.navigate(hub.url() + "/console").status()).isEqualTo(403);
        }
    }

    @Test
    void theCasePageShowsAChangeWithoutAReload() {
        Booking booking = book();
        String id = caseOf(booking);
        try (BrowserContext context = context(1280, true)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang", "dewi");
            page.navigate(hub.url() + "/office/palembang/cases/" + id);
            page.evaluate("window.notReloaded = true");
            hub.bean(PassportApplications.class)
                    .move(PALEMBANG, java.util.UUID.fromString(id), Stage.ARRIVED, "somebody else");
            page.waitForSelector("[data-stage=ARRIVED]");
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        }
    }

    @Test
    void aClerkWorksWithoutScripts() {
        Booking booking = book();
        String id = caseOf(booking);
        try (BrowserContext context = context(1280, false)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang", "dewi");
            page.navigate(hub.url() + "/office/palembang/cases/" + id);
            page.locator("form:has(input[name=to][value=ARRIVED]) button, button[name=to][value=ARRIVED]")
                    .first()
                    .click();
            assertThat(page.locator("[data-stage=ARRIVED]").count()).isPositive();
        }
    }

    private static BrowserContext context(int width, boolean scripts) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 800).setJavaScriptEnabled(scripts));
    }

    private static void look(Page page, String path, String name, int width, String language) {
        page.navigate(hub.url() + path);
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
        logIn(page, path, user, hub.keycloak().secrets().text("demo/" + user));
    }

    private static void logIn(Page page, String path, String user, String password) {
        page.navigate(hub.url() + path);
        page.fill("#username", user);
        page.click("[type=submit]");
        page.fill("#password", password);
        page.click("[type=submit]");
        page.waitForURL(hub.url() + path + "**");
    }

    private static Booking book() {
        return new ABooking(hub).at(PALEMBANG);
    }

    private static String caseOf(Booking booking) {
        return hub.bean(PassportApplications.class)
                .ofBooking(PALEMBANG, booking.code())
                .get(0)
                .id()
                .toString();
    }
}
