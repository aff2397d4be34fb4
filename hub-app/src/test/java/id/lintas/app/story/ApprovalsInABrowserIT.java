package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two operators at two screens, in real Chromium and without scripts. */
class ApprovalsInABrowserIT {

    private static final Path CHROMIUM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));
    private static final Path SHOTS = Path.of("target", "screenshots");

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
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id,malang", "1280,en,kediri", "360,id,jember", "360,en,blitar", "320,id,pamekasan"})
    void askingRefusingAndLookingAreAccessibleAndFitTheScreen(int width, String language, String office) {
        try (BrowserContext ratnas = context(width, true);
                BrowserContext sris = context(width, true)) {
            Page ratna = ratnas.newPage();
            logIn(ratna, "/console", "ratna");
            look(ratna, "/console/approvals?lang=" + language, "approvals", width, language);
            look(ratna, "/console/freeze?office=" + office, "freeze", width, language);
            ratna.fill("#reason", "Kunci kantor ini mungkin bocor; polisi sudah diberi tahu.");
            ratna.click("main form button");
            String path = ratna.url().replaceFirst("^https?://[^/]+", "");
            look(ratna, path, "approval-own", width, language);

            Page sri = sris.newPage();
            logIn(sri, "/console", "sri");
            look(sri, path + "?lang=" + language, "approval", width, language);
            sri.click("#refuse button");
            check(sri, "approval-without-reason", width, language);
            sri.fill("#reason", "Belum perlu; kuncinya sudah diganti.");
            sri.click("#refuse button");
            check(sri, "approval-refused", width, language);
            assertThat(sri.locator("main").getAttribute("data-state")).isEqualTo("REFUSED");
        }
        try (BrowserContext context = context(width, true)) {
            Page page = context.newPage();
            logIn(page, "/office/palembang", "dewi");
            look(page, "/office/palembang/approvals?lang=" + language, "office-approvals", width, language);
        }
    }

    @Test
    void twoOperatorsFreezeAnOfficeWithoutScripts() {
        try (BrowserContext ratnas = context(1280, false);
                BrowserContext sris = context(1280, false)) {
            Page ratna = ratnas.newPage();
            logIn(ratna, "/console/approvals", "ratna");
            ratna.selectOption("#office", "ponorogo");
            ratna.click("main form button");
            ratna.fill("#reason", "Kunci bocor");
            ratna.click("main form button");
            assertThat(ratna.locator("#approve").count()).isZero();
            Page sri = sris.newPage();
            logIn(sri, "/console/approvals", "sri");
            sri.locator("tr[data-state=ASKED]", new Page.LocatorOptions().setHasText("Ponorogo"))
                    .locator("a")
                    .click();
            sri.click("#approve button");
            assertThat(sri.locator("main").getAttribute("data-state")).isEqualTo("APPROVED");
            sri.navigate(hub.url() + "/console/freeze?office=ponorogo");
            assertThat(sri.locator("main").getAttribute("data-way")).isIn("freeze", "thaw");
        }
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
        page.fill("#password", hub.keycloak().secrets().text("demo/" + user));
        page.click("[type=submit]");
        page.waitForURL(hub.url() + path + "**");
    }
}
