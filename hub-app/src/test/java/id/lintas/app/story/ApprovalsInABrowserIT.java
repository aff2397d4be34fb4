package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two operators at two screens, in real Chromium and without scripts. */
class ApprovalsInABrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @CsvSource({"1280,id,malang", "1280,en,kediri", "360,id,jember", "360,en,blitar", "320,id,pamekasan"})
    void askingRefusingAndLookingAreAccessibleAndFitTheScreen(int width, String language, String office) {
        try (Screen ratna = CHROMIUM.person("ratna", width, language);
                Screen sri = CHROMIUM.person("sri", width, language)) {
            ratna.look("/console/approvals", "approvals");
            ratna.look("/console/freeze?office=" + office, "freeze");
            ratna.page().fill("#reason", "Kunci kantor ini mungkin bocor; polisi sudah diberi tahu.");
            ratna.page().click("main form button");
            String path = URI.create(ratna.page().url()).getPath();
            ratna.look(path, "approval-own");

            sri.look(path, "approval");
            sri.page().click("#refuse button");
            sri.look("approval-without-reason");
            sri.page().fill("#reason", "Belum perlu; kuncinya sudah diganti.");
            sri.page().click("#refuse button");
            sri.look("approval-refused");
            assertThat(sri.page().locator("main").getAttribute("data-state")).isEqualTo("REFUSED");
        }
        try (Screen dewi = CHROMIUM.person("dewi", width, language)) {
            dewi.look("/office/palembang/approvals", "office-approvals");
        }
    }

    @Test
    void twoOperatorsFreezeAnOfficeWithoutScripts() {
        try (Screen ratnas = CHROMIUM.withoutScripts("ratna");
                Screen sris = CHROMIUM.withoutScripts("sri")) {
            Page ratna = ratnas.page();
            ratnas.open("/console/approvals");
            ratna.selectOption("#office", "ponorogo");
            ratna.click("main form button");
            ratna.fill("#reason", "Kunci bocor");
            ratna.click("main form button");
            assertThat(ratna.locator("#approve").count()).isZero();
            Page sri = sris.page();
            sris.open("/console/approvals");
            sri.locator("tr[data-state=ASKED]", new Page.LocatorOptions().setHasText("Ponorogo"))
                    .locator("a")
                    .click();
            sri.click("#approve button");
            assertThat(sri.locator("main").getAttribute("data-state")).isEqualTo("APPROVED");
            sris.open("/console/freeze?office=ponorogo");
            assertThat(sri.locator("main").getAttribute("data-way")).isIn("freeze", "thaw");
        }
    }
}
