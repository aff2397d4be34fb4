package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.lintas.booking.Booking;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page as a person sees it, in real Chromium: reachable, accessible, not wider than a phone, live without a reload. */
class PagesInABrowserIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final OfficeId PALEMBANG = new OfficeId("palembang");

    /** People of these tests alone; those of the demonstration keep their passwords and roles. */
    private static final String ADMIN = "wulan";

    private static final String CLERK = "joko";
    private static final String PASSWORD = "Sandi-untuk-uji-9";

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void publicPagesAreAccessibleAndFitTheScreen(int width, String language) {
        try (Screen anybody = CHROMIUM.anybody(width, language)) {
            anybody.look("/", "home");
            anybody.look("/book", "offices");
            anybody.look("/book/palembang", "book");
            anybody.look("/track", "track");
            anybody.look("/no-such-page", "not-found");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void staffPagesAreAccessibleAndFitTheScreen(int width, String language) {
        Booking booking = book();
        try (Screen dewi = CHROMIUM.person("dewi", width, language)) {
            dewi.look("/office/palembang", "office");
            dewi.look("/office/palembang?waiting=true", "office-waiting");
            dewi.look("/office/palembang/cases/" + caseOf(booking), "case");
        }
        try (Screen ratna = CHROMIUM.person("ratna", width, language)) {
            ratna.look("/console", "console");
            ratna.look("/console/messages", "messages");
            ratna.look("/console/messages?key=" + booking.code(), "messages-of-one");
            String message = ratna.page().locator("tr[data-message]").first().getAttribute("data-message");
            ratna.look("/console/messages/" + message, "message");
            ratna.look("/console/routes", "routes");
            ratna.look("/console/unmatched", "unmatched");
            ratna.look("/console/tenants", "tenants");
            ratna.look("/console/tenants/offices/palembang", "tenant");
        }
    }

    @ParameterizedTest
    @CsvSource({"1280,id", "1280,en", "360,id", "360,en", "320,id"})
    void pagesOfAnOfficesPeopleAreAccessibleAndFitTheScreen(int width, String language) {
        hub().keycloak().addUser(ADMIN, PASSWORD, "palembang", "office-admin");
        hub().keycloak().addUser(CLERK, PASSWORD, "palembang", "clerk");
        try (Screen clerk = CHROMIUM.person(CLERK, PASSWORD, width, language)) {
            clerk.look("/office/palembang/staff", "not-my-duty");
        }
        try (Screen admin = CHROMIUM.person(ADMIN, PASSWORD, width, language)) {
            admin.look("/office/palembang/staff", "staff");
            admin.look("/office/palembang/staff/new", "staff-new");
            admin.page().click("#add");
            admin.look("staff-new-wrong");
            admin.look("/office/palembang/staff/invite", "staff-invite");
            admin.look("/office/palembang/handover", "handover");
            admin.look("/join/palembang", "join");
            admin.look("/office?choose=true", "offices-of-mine");
            admin.open("/office/palembang/staff");
            admin.page().locator("tr[data-person=" + CLERK + "] a").click();
            admin.look("staff-member");
        }
        try (Screen ratna = CHROMIUM.person("ratna", width, language)) {
            ratna.look("/console/staff", "appoint");
        }
    }

    /** With the keyboard alone and without scripts, from the list to the password that is shown once. */
    @Test
    void anAdminAddsAPersonWithTheKeyboardAloneAndWithoutScripts() {
        hub().keycloak().addUser(ADMIN, PASSWORD, "palembang", "office-admin");
        try (Screen admin = CHROMIUM.withoutScripts(ADMIN, PASSWORD)) {
            Page page = admin.page();
            admin.open("/office/palembang/staff");
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
        try (Screen budi = CHROMIUM.person("budi", 1280, "id")) {
            assertThat(budi.open("/office/palembang/cases/" + id).status()).isEqualTo(404);
            assertThat(budi.open("/office/palembang").status()).isEqualTo(404);
            assertThat(budi.open("/console").status()).isEqualTo(403);
        }
    }

    /** Whoever only looks is not offered what they may not do. */
    @Test
    void theConsoleOffersAnAuditorNothingThatEndsInARefusal() {
        try (Screen agus = CHROMIUM.person("agus", 1280, "id")) {
            for (String path : new String[] {"/console", "/console/tenants/offices/palembang", "/console/approvals"}) {
                agus.open(path);
                for (Object address : (Iterable<?>) agus.page()
                        .evaluate("[...document.querySelectorAll('main a[href^=\"/console\"]')]"
                                + ".map(link => link.getAttribute('href')).slice(0, 30)")) {
                    assertThat(agus.page()
                                    .request()
                                    .get(hub().url() + String.valueOf(address))
                                    .status())
                            .as(address + " on " + path)
                            .isEqualTo(200);
                }
            }
        }
    }

    @Test
    void theCasePageShowsAChangeWithoutAReload() {
        String id = caseOf(book());
        try (Screen dewi = CHROMIUM.person("dewi", 1280, "id")) {
            Page page = dewi.page();
            dewi.open("/office/palembang/cases/" + id);
            page.evaluate("window.notReloaded = true");
            hub().bean(PassportApplications.class).move(PALEMBANG, UUID.fromString(id), Stage.ARRIVED, "somebody else");
            page.waitForSelector("[data-stage=ARRIVED]");
            assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        }
    }

    @Test
    void aClerkWorksWithoutScripts() {
        String id = caseOf(book());
        try (Screen dewi = CHROMIUM.withoutScripts("dewi")) {
            dewi.open("/office/palembang/cases/" + id);
            dewi.page()
                    .locator("form:has(input[name=to][value=ARRIVED]) button, button[name=to][value=ARRIVED]")
                    .first()
                    .click();
            assertThat(dewi.page().locator("[data-stage=ARRIVED]").count()).isPositive();
        }
    }

    /** What an operator types is in no address, and what is no key is refused in words. */
    @ParameterizedTest
    @CsvSource({"1280,id", "360,en"})
    void aSearchOfTheConsoleKeepsAPersonsNumberOutOfTheAddress(int width, String language) {
        Booking booking = book();
        try (Screen ratna = CHROMIUM.person("ratna", width, language)) {
            for (String form : new String[] {"/console/messages key", "/console/audit subject"}) {
                String path = form.split(" ")[0];
                String field = "#" + form.split(" ")[1];
                ratna.open(path);
                ratna.page().fill(field, ABooking.NIK);
                ratna.page().press(field, "Enter");
                ratna.look(path.substring(path.lastIndexOf('/') + 1) + "-refused");
                assertThat(ratna.page().url()).isEqualTo(hub().url() + path);
                assertThat(ratna.page().content()).doesNotContain(ABooking.NIK);
                assertThat(ratna.page().locator("#errors").count()).isEqualTo(1);
                ratna.page().fill(field, booking.code());
                ratna.page().press(field, "Enter");
                ratna.page().waitForURL("**" + path + "?*=" + booking.code());
                assertThat(ratna.page().locator("#errors").count()).isZero();
            }
        }
    }

    private static RunningHub hub() {
        return CHROMIUM.hub();
    }

    private static Booking book() {
        return new ABooking(hub()).at(PALEMBANG);
    }

    private static String caseOf(Booking booking) {
        return hub().bean(PassportApplications.class)
                .ofBooking(PALEMBANG, booking.code())
                .get(0)
                .id()
                .toString();
    }
}
