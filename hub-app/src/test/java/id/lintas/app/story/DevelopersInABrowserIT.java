package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bank's programmer at the signature tester. */
class DevelopersInABrowserIT {

    private static final String SECRET = "rahasia-sandbox-saja";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void thePageIsAccessibleAndFitsTheScreen(int width, String language) {
        try (Screen dewi = CHROMIUM.person("dewi", width, language)) {
            dewi.look("/developers/signature", "developer-signature");
            dewi.page().click("#check");
            dewi.look("developer-signature-wrong");
            fill(dewi.page(), "tidak-benar");
            dewi.page().click("#check");
            dewi.look("developer-signature-other");
            assertThat(dewi.page().locator("#result").getAttribute("data-finding"))
                    .isEqualTo("OTHER");
            assertThat(dewi.page().content()).as("the secret is not given back").doesNotContain(SECRET);
        }
    }

    @Test
    void theRightOneIsRightAndAMistakeIsNamedWithoutScripts() {
        try (Screen screen = CHROMIUM.withoutScripts("dewi")) {
            Page page = screen.page();
            screen.open("/developers/signature");
            fill(page, "");
            page.press("#check", "Enter");
            String expected = page.textContent("#expected");
            fill(page, expected);
            page.press("#check", "Enter");
            assertThat(page.locator("#result").getAttribute("data-finding")).isEqualTo("RIGHT");
            fill(page, expected);
            page.fill("#path", "/partners/bank-musi/v1.0/transfer-va/payment/");
            page.press("#check", "Enter");
            assertThat(page.locator("#result").getAttribute("data-finding")).isEqualTo("PATH_SLASH");
        }
    }

    private static void fill(Page page, String signature) {
        page.fill("#timestamp", "2026-11-23T16:02:00+07:00");
        page.fill("#token", "token-sandbox");
        page.fill("#body", "{ \"customerNo\": \"820261123000017\" }");
        page.fill("#secret", SECRET);
        page.fill("#signature", signature);
    }
}
