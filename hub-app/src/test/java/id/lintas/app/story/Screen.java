package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody's screen of one width, read in one language. Whatever they look at is photographed and must be accessible, no wider
 * than the screen, in that language, and lack no word.
 */
final class Screen implements AutoCloseable {

    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

    private final RunningHub hub;
    private final BrowserContext context;
    private final Page page;
    private final int width;
    private final String language;

    Screen(RunningHub hub, BrowserContext context, int width, String language) {
        this.hub = hub;
        this.context = context;
        this.page = context.newPage();
        this.width = width;
        this.language = language;
        page.navigate(hub.url() + "/?lang=" + language);
    }

    Page page() {
        return page;
    }

    /** Opens a page of the hub. */
    Response open(String path) {
        return page.navigate(hub.url() + path);
    }

    /** Opens a page, which may be a refusal but nothing broken, and looks at it. */
    void look(String path, String name) {
        assertThat(open(path).status()).as(name).isLessThan(500);
        look(name);
    }

    /** Looks at the page that is open. */
    void look(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + "-" + width + "-" + language + ".png"))
                .setFullPage(true));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name + " at " + width + " px is wider than the screen by")
                .isLessThanOrEqualTo(0);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(page.content()).as(name + " lacks a text").doesNotContain("??");
        // The hub's pages have no frames, so all of axe runs in the page itself; its other way opens a page more each
        // time.
        assertThat(page.frames()).as(name + " has frames").hasSize(1);
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(RULES)
                        .analyze()
                        .getViolations())
                .as(name + " at " + width + " px, " + language)
                .extracting(violation ->
                        violation.getId() + ": " + violation.getNodes().get(0).getHtml())
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
