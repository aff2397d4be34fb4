package id.lintas.app.story;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real Chromium before the run's hub, one for all classes of a run. A person logs in once and keeps the session for every
 * further screen. Without Chromium the tests are skipped, unless {@code browser.required} is set.
 */
final class Chromium implements BeforeAllCallback {

    private static final Path PROGRAM = Path.of(System.getProperty("browser", "/usr/bin/chromium"));
    private static final int DESKTOP = 1280;
    private static final String INDONESIAN = "id";

    private @Nullable Running running;

    /** What is closed when the run ends. */
    private record Running(RunningHub hub, Playwright playwright, Browser browser, Map<String, String> sessions)
            implements ExtensionContext.Store.CloseableResource {

        static Running start() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(PROGRAM)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
            return new Running(RunningHub.get(), playwright, browser, new HashMap<>());
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (!Boolean.getBoolean("browser.required")) {
            assumeTrue(Files.isExecutable(PROGRAM), "no browser at " + PROGRAM);
        }
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Chromium.class))
                .getOrComputeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }

    RunningHub hub() {
        return running().hub();
    }

    /** The screen of somebody who is not logged in. */
    Screen anybody(int width, String language) {
        return new Screen(hub(), running().browser().newContext(options(width, true)), width, language);
    }

    /** The screen of a person of the demonstration. */
    Screen person(String user, int width, String language) {
        return person(user, hub().keycloak().secrets().text("demo/" + user), width, language);
    }

    Screen person(String user, String password, int width, String language) {
        return screen(user, password, width, language, true);
    }

    /** The desktop screen of a person whose browser runs no scripts. */
    Screen withoutScripts(String user) {
        return withoutScripts(user, hub().keycloak().secrets().text("demo/" + user));
    }

    Screen withoutScripts(String user, String password) {
        return screen(user, password, DESKTOP, INDONESIAN, false);
    }

    private Screen screen(String user, String password, int width, String language, boolean scripts) {
        String session = running().sessions().computeIfAbsent(user, name -> logIn(name, password));
        return new Screen(
                hub(),
                running().browser().newContext(options(width, scripts).setStorageState(session)),
                width,
                language);
    }

    /** As a person does, on Keycloak's two pages. */
    private String logIn(String user, String password) {
        try (BrowserContext context = running().browser().newContext()) {
            Page page = context.newPage();
            page.navigate(hub().url() + "/office");
            page.fill("#username", user);
            page.click("[type=submit]");
            page.fill("#password", password);
            page.click("[type=submit]");
            page.waitForURL(hub().url() + "/**");
            return context.storageState();
        }
    }

    private static Browser.NewContextOptions options(int width, boolean scripts) {
        return new Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(scripts)
                .setAcceptDownloads(true);
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("no browser (expected: registered for the class)");
        }
        return running;
    }
}
