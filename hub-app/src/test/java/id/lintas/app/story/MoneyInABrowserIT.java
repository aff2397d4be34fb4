package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Payments;
import id.lintas.payment.ReversePayment;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that fits nothing, as a cashier, a head of section and two operators meet it. */
class MoneyInABrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final OfficeId PALEMBANG = new OfficeId("palembang");
    private static final PartnerId BANK = new PartnerId("bank-siak");
    private static final String PASSWORD = "Sandi-untuk-uji-9";

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void thePagesAreAccessibleAndFitTheScreen(int width, String language) {
        BilledCase one = billed();
        pay(one, one.code(), "K" + one.code(), 349_999, Instant.now());
        pay(one, one.code(), "L" + one.code(), 350_000, Instant.now());
        takeBack(one, "L" + one.code());
        String unknown = unknown(one);
        try (Screen dewi = CHROMIUM.person("dewi", width, language);
                Screen ratna = CHROMIUM.person("ratna", width, language)) {
            dewi.look("/office/palembang/money", "money-list");
            dewi.look(one.page(), "case-held");
            assertThat(dewi.page().locator("#held").count()).isEqualTo(1);
            dewi.look(one.page() + "/money", "money");
            dewi.page().click("#RELEASE button");
            dewi.look("money-without-reason");
            assertThat(dewi.page().locator("#errors").count()).isEqualTo(1);
            dewi.page().fill("#reason-RELEASE", "Bank sudah memastikan lewat telepon.");
            dewi.page().click("#RELEASE button");
            dewi.look("money-asked");
            ratna.look("/console/unmatched", "unmatched");
            ratna.look("/console/money?partner=bank-siak&reference=" + unknown, "money-match");
            ratna.page().fill("#code", "123");
            ratna.page().click("#match");
            ratna.look("money-match-wrong");
        }
    }

    @Test
    void aCashierAsksAndTheHeadOfSectionDecidesWithoutScripts() {
        CHROMIUM.hub().keycloak().addUser("tiur", PASSWORD, "palembang", "office-lead");
        BilledCase one = billed();
        assertThat(pay(one, one.code(), "M" + one.code(), 349_999, Instant.now()))
                .isEqualTo(Outcome.WRONG_AMOUNT);
        try (Screen dewis = CHROMIUM.withoutScripts("dewi");
                Screen tiurs = CHROMIUM.withoutScripts("tiur", PASSWORD)) {
            Page dewi = dewis.page();
            dewis.open(one.page() + "/money");
            dewi.fill("form[id^=ACCEPT] textarea", "Selisih satu rupiah dibayar tunai.");
            // By keyboard, as the button may be pressed too.
            dewi.press("form[id^=ACCEPT] button", "Enter");
            String approval = URI.create(dewi.url()).getPath();
            assertThat(dewi.locator("#approve").count())
                    .as("not by the one who asked")
                    .isZero();
            Page tiur = tiurs.page();
            tiurs.open(approval);
            tiur.click("#approve button");
            assertThat(tiur.locator("main").getAttribute("data-state")).isEqualTo("APPROVED");
            dewis.open(one.page() + "/money");
            assertThat(dewi.locator("tr[data-bill]").getAttribute("data-status"))
                    .isEqualTo("PAID");
        }
    }

    @Test
    void twoOperatorsMatchMoneyToItsBillWithoutScripts() {
        BilledCase one = billed();
        String reference = unknown(one);
        try (Screen ratnas = CHROMIUM.withoutScripts("ratna");
                Screen sris = CHROMIUM.withoutScripts("sri")) {
            Page ratna = ratnas.page();
            ratnas.open("/console/unmatched");
            ratna.locator("tr[data-reference=" + reference + "] a").click();
            ratna.fill("#code", one.code().value());
            ratna.fill("#reason", "Satu angka tertukar di loket pos.");
            ratna.click("#match");
            String approval = URI.create(ratna.url()).getPath();
            Page sri = sris.page();
            sris.open(approval);
            assertThat(sri.textContent("main table")).contains(one.code().value());
            sri.click("#approve button");
            assertThat(sri.locator("main").getAttribute("data-state")).isEqualTo("APPROVED");
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> bean(PassportApplications.class)
                                .get(PALEMBANG, one.id())
                                .stage()
                        != Stage.BILLED);
    }

    private static BilledCase billed() {
        return BilledCase.at(CHROMIUM.hub());
    }

    private static String unknown(BilledCase one) {
        String reference = "U" + one.code();
        assertThat(pay(one, new BillingCode("9" + one.code().value().substring(1)), reference, 350_000, Instant.now()))
                .isEqualTo(Outcome.UNKNOWN_BILL);
        return reference;
    }

    private static Outcome pay(BilledCase one, BillingCode code, String reference, long amount, Instant paidAt) {
        List<Bill> bills = bean(Payments.class).bills(PALEMBANG, one.id());
        assertThat(bills).hasSize(1);
        return bean(OfficeTransactions.class)
                .inTransaction(() -> bean(SettlePayment.class)
                        .settle(
                                new PaymentConfirmation(
                                        BANK, Transport.QUEUE, reference, code, new Rupiah(amount), paidAt, "ATM"),
                                Instant.now()))
                .outcome();
    }

    private static void takeBack(BilledCase one, String reference) {
        bean(OfficeTransactions.class)
                .inTransaction(() -> bean(ReversePayment.class)
                        .reverse(
                                new PaymentReversal(
                                        BANK,
                                        Transport.QUEUE,
                                        reference,
                                        one.code(),
                                        new Rupiah(350_000),
                                        Instant.now(),
                                        "salah rekening"),
                                Instant.now()));
    }

    private static <T> T bean(Class<T> type) {
        return CHROMIUM.hub().bean(type);
    }
}
