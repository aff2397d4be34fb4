package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lintas.simulators.bank.PayOptions;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * N1: the bank has the money and the hub never heard of it. The clerk knows within ten seconds, serves the applicant, and the
 * real confirmation closes that by itself. Over HTTP to a bank that checks the hub's signature.
 */
class RescueInABrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void thePagesAreAccessibleAndFitTheScreen(int width, String language) {
        BilledCase paid = paidAtTheBankAlone();
        BilledCase unpaid = BilledCase.at(CHROMIUM.hub());
        try (Screen dewi = CHROMIUM.person("dewi", width, language)) {
            dewi.look("/office/palembang/rescue", "rescue");
            dewi.page().click("#find");
            dewi.look("rescue-wrong");
            dewi.page().fill("#number", "tidak-ada");
            dewi.page().click("#find");
            dewi.look("rescue-nothing");
            dewi.page().fill("#number", paid.code().value().replace('0', 'O'));
            dewi.page().click("#find");
            dewi.look("rescue-alike");
            assertThat(dewi.page().locator("[data-alike='" + paid.code() + "']").count())
                    .isEqualTo(1);
            dewi.look(paid.page() + "/rescue", "rescue-paid");
            dewi.look(unpaid.page() + "/rescue", "rescue-unpaid");
            dewi.look(paid.page() + "/rescue", "rescue-paid-again");
            dewi.page().click("#accept-bank button");
            dewi.look("rescue-accepted");
            dewi.look("/office/palembang/rescue", "rescue-served");
        }
    }

    @Test
    void theClerkKnowsWithinTenSecondsAndTheConfirmationClosesItWithoutScripts() throws Exception {
        BilledCase one = paidAtTheBankAlone();
        try (Screen dewis = CHROMIUM.withoutScripts("dewi")) {
            Page dewi = dewis.page();
            dewis.open("/office/palembang/rescue");
            dewi.fill("#number", one.code().value());
            Instant begun = Instant.now();
            dewi.click("#find");
            dewi.click("[data-case='" + one.id() + "'] a");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE);
            assertThat(verdict(dewi)).isEqualTo("BANK_SAYS_PAID");
            assertThat(dewi.textContent("#bank-says")).contains("Bank Musi", "WIB");
            dewi.click("#accept-bank button");
            assertThat(dewi.locator("#acceptance").getAttribute("data-open")).isEqualTo("true");

            assertThat(CHROMIUM.hub()
                            .peers()
                            .bank()
                            .pay(one.code().value(), 350_000, PayOptions.CORRECT)
                            .responseCode())
                    .isEqualTo("2002500");
            dewis.open(one.page() + "/rescue");
            assertThat(dewi.locator("#acceptance").getAttribute("data-open")).isEqualTo("false");
            assertThat(verdict(dewi)).isIn("PROVISIONAL", "PAID");
        }
    }

    /** The bank holds the line; nobody waits longer than ten seconds, and after a few tries nobody waits at all. */
    @Test
    void aSilentBankKeepsNobodyWaiting() {
        BilledCase one = BilledCase.at(CHROMIUM.hub());
        CHROMIUM.hub().peers().counter().silent(true);
        try (Screen dewi = CHROMIUM.withoutScripts("dewi")) {
            for (int i = 0; i < 4; i++) {
                Instant begun = Instant.now();
                dewi.open(one.page() + "/rescue");
                assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE);
                assertThat(verdict(dewi.page())).isEqualTo("NOBODY_KNOWS");
            }
            Instant begun = Instant.now();
            dewi.open(one.page() + "/rescue");
            assertThat(Duration.between(begun, Instant.now()))
                    .as("it is known to be silent")
                    .isLessThan(Duration.ofSeconds(3));
            assertThat(dewi.page().locator("[data-partner=bank-musi]").getAttribute("data-word"))
                    .isEqualTo("SILENT");
            dewi.page().fill("#reference", "NTB 0001");
            dewi.page().click("#accept-slip button");
            assertThat(dewi.page().locator("#acceptance").getAttribute("data-open"))
                    .isEqualTo("true");
        } finally {
            CHROMIUM.hub().peers().counter().silent(false);
        }
        try (Screen dewi = CHROMIUM.withoutScripts("dewi")) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(5))
                    .until(() -> {
                        dewi.open(one.page() + "/rescue");
                        return verdict(dewi.page()).equals("BANK_SAYS_NOT_PAID");
                    });
        }
    }

    private static BilledCase paidAtTheBankAlone() {
        BilledCase one = BilledCase.at(CHROMIUM.hub());
        CHROMIUM.hub().peers().counter().take(one.code().value(), 350_000, Instant.now());
        return one;
    }

    private static String verdict(Page page) {
        return page.locator("main").getAttribute("data-verdict");
    }
}
