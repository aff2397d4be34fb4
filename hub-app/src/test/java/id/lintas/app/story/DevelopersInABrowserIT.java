package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bank's programmer at the pages for programmers. */
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

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en"})
    void aProgrammerFindsEverythingFromTheQuickStartOn(int width, String language) throws Exception {
        SandboxBank bank = new SandboxBank(CHROMIUM.hub());
        bank.snap().inquire("799999000000000");
        try (Screen screen = CHROMIUM.anybody(width, language)) {
            Page page = screen.page();
            screen.look("/developers", "developers");
            assertThat(page.locator("pre.command")).matches(steps -> steps.count() == 8);
            screen.look("/developers/sandbox", "developer-sandbox");
            screen.look("/developers/calls", "developer-enter");
            page.fill("#partner", "bank-uji");
            page.fill("#token", "wrong");
            page.click("#enter");
            screen.look("developer-enter-wrong");
            page.fill("#partner", "bank-uji");
            page.fill("#token", bank.token());
            page.click("#enter");
            assertThat(page.url()).endsWith("/developers/calls");
            page.locator("summary").first().click();
            screen.look("developer-calls");
            screen.look("/developers/certification", "developer-certification");
            screen.look("/developers/sandbox", "developer-sandbox-codes");
            assertThat(page.locator("tr[data-scenario=INQUIRY_PAYABLE] code")
                            .first()
                            .textContent())
                    .startsWith("799999");
            page.click("#leave");
            screen.open("/developers/calls");
            assertThat(page.locator("#token").count()).isEqualTo(1);
        }
    }

    /** What is printed is the report and nothing else, whole, on A4. */
    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void theCertificationIsPrintedWholeAndAlone(String language) throws Exception {
        SandboxBank bank = new SandboxBank(CHROMIUM.hub());
        bank.snap().inquire("799999000000000");
        try (Screen screen = CHROMIUM.anybody(1280, language)) {
            Page page = screen.page();
            screen.open("/developers/certification");
            page.fill("#partner", "bank-uji");
            page.fill("#token", bank.token());
            page.click("#enter");
            screen.open("/developers/certification");
            byte[] paper = page.pdf(new Page.PdfOptions()
                    .setFormat("A4")
                    .setPath(Path.of("target", "screenshots", "developer-certification-" + language + ".pdf")));
            String printed = text(paper);
            assertThat(page.locator("tbody th").allTextContents())
                    .hasSize(19)
                    .allSatisfy(scenario -> assertThat(printed).contains(dense(scenario)));
            assertThat(page.locator("tbody code").allTextContents())
                    .allSatisfy(code -> assertThat(printed).contains(dense(code)));
            assertThat(page.locator("main dt").allTextContents())
                    .hasSize(5)
                    .allSatisfy(fact -> assertThat(printed).contains(dense(fact)));
            assertThat(printed).contains(dense(page.textContent("h1")), page.textContent("#digest"));
            for (String elsewhere : List.of("header .brand", "footer p", "main nav a:first-child", "#leave")) {
                assertThat(page.locator(elsewhere).textContent()).isNotBlank();
                assertThat(printed)
                        .as(elsewhere)
                        .doesNotContain(dense(page.locator(elsewhere).textContent()));
            }
        }
    }

    /** Without spaces: where lines end is not what is asked. */
    private static String text(byte[] paper) throws IOException {
        try (var document = Loader.loadPDF(paper)) {
            return dense(new PDFTextStripper().getText(document));
        }
    }

    private static String dense(String text) {
        return text.replaceAll("\\s", "");
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
