package id.lintas.app.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.staff.Visitor.Page;
import id.lintas.office.OfficeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** B-28 and the last part of B-34: sessions begin, last and end as they must, against a real Keycloak. */
class B28SessionsIT {

    private static final String OFFICE = "palembang";
    private static final String HOME = "/office/" + OFFICE;
    private static final String COOKIE = "lintas";
    private static final String LIVE = "X-Lintas-Live";

    private final StaffHub hub = StaffHub.get();
    private final Accounts accounts = hub.accounts();

    @Test
    void loginGivesANewSessionIdSoThatAPlantedOneIsWorthless() throws Exception {
        String clerk = hub.person("fix", OFFICE, "clerk");
        Visitor victim = new Visitor();
        victim.plant(hub.at("/"), COOKIE, "0123456789ABCDEF0123456789ABCDEF");
        victim.get(hub.at(HOME));
        String before = victim.cookie(hub.at("/"), COOKIE);
        assertThat(hub.logIn(victim, HOME, clerk).status()).isEqualTo(200);
        String after = victim.cookie(hub.at("/"), COOKIE);
        assertThat(victim.setBy(COOKIE)).contains("; HttpOnly", "; SameSite=Lax", "; Path=/");
        assertThat(after).isNotEmpty().isNotEqualTo(before).isNotEqualTo("0123456789ABCDEF0123456789ABCDEF");
        for (String known : List.of(before, "0123456789ABCDEF0123456789ABCDEF")) {
            Visitor attacker = new Visitor();
            attacker.plant(hub.at("/"), COOKIE, known);
            assertThat(atLogin(attacker.get(hub.at(HOME)))).isTrue();
        }
        Visitor control = new Visitor();
        control.plant(hub.at("/"), COOKIE, after);
        assertThat(inside(control.get(hub.at(HOME))))
                .as("the cookie is what lets in")
                .isTrue();
    }

    @Test
    void logoutEndsTheSessionHereAndAtTheProvider() throws Exception {
        Visitor clerk = new Visitor();
        Page home = hub.logIn(clerk, HOME, hub.person("out", OFFICE, "clerk"));
        String session = clerk.cookie(hub.at("/"), COOKIE);
        Page bye = clerk.submit(home, home.form("form[action$=/logout]"), List.of());
        assertThat(bye.status()).isEqualTo(200);
        Visitor thief = new Visitor();
        thief.plant(hub.at("/"), COOKIE, session);
        assertThat(atLogin(thief.get(hub.at(HOME)))).isTrue();
        assertThat(atLogin(clerk.get(hub.at(HOME))))
                .as("the provider asks again")
                .isTrue();
    }

    /** The control is the same rhythm of requests made by the person, which keeps the session. */
    @Test
    void whatThePageDoesByItselfDoesNotKeepASessionAlive() throws Exception {
        Visitor away = new Visitor();
        Visitor here = new Visitor();
        hub.logIn(away, HOME, hub.person("away", OFFICE, "clerk"));
        hub.logIn(here, HOME, hub.person("here", OFFICE, "clerk"));
        HttpResponse<InputStream> stream = away.stream(hub.at(HOME + "/events"));
        assertThat(stream.statusCode()).isEqualTo(200);
        CompletableFuture<Void> ended = end(stream);
        Awaitility.await()
                .atMost(StaffHub.IDLE.plusSeconds(45))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    assertThat(inside(here.get(hub.at(HOME)))).isTrue();
                    return atLogin(away.get(hub.at(HOME), LIVE, "1"));
                });
        ended.get(60, TimeUnit.SECONDS);
        assertThat(atLogin(away.get(hub.at(HOME))))
                .as("the provider asks again")
                .isTrue();
    }

    @Test
    void aPersonDisabledAtTheProviderIsOutAtTheNextCheck() throws Exception {
        String name = hub.person("off", OFFICE, "clerk");
        Visitor clerk = new Visitor();
        assertThat(inside(hub.logIn(clerk, HOME, name))).isTrue();
        accounts.enable(accounts.find(name).orElseThrow().id(), false);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> atLogin(clerk.get(hub.at(HOME))));
    }

    @Test
    void aCentralRoleTakenAwayClosesTheConsoleInAnOpenSession() throws Exception {
        String name = StaffHub.fresh("op");
        hub.keycloak().addUser(name, StaffHub.password(name), null, "central-operator");
        Visitor operator = new Visitor();
        assertThat(hub.logIn(operator, "/console", name).status()).isEqualTo(200);
        hub.takeRole(accounts.find(name).orElseThrow().id(), "central-operator");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> operator.get(hub.at("/console")).status() == 403);
    }

    @Test
    void anEndedAssignmentClosesSessionAndStreamWithAPageThatSaysWhy() throws Exception {
        String name = hub.person("end", OFFICE, "clerk");
        Visitor clerk = new Visitor();
        assertThat(inside(hub.logIn(clerk, HOME, name))).isTrue();
        CompletableFuture<Void> ended = end(clerk.stream(hub.at(HOME + "/events")));
        hub.endYesterday(OFFICE, name);
        Page page = clerk.get(hub.at(HOME));
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.html().select("[data-off-duty=ENDED]")).hasSize(1);
        assertThat(page.html().text()).contains("Masa tugas Anda", "tersimpan dengan aman", "admin kantor");
        ended.get(60, TimeUnit.SECONDS);
        assertThat(atLogin(clerk.get(hub.at(HOME)))).as("no session is left").isTrue();
        Page again = logInWhileTheAccountIsOpen(clerk, name);
        assertThat(again.status()).as("a login is refused").isEqualTo(403);
        assertThat(again.html().select("[data-off-duty=ENDED]")).hasSize(1);
        assertThat(hub.audited(OFFICE, "LOGIN_REFUSED")).isPositive();
        assertThat(atLogin(clerk.get(hub.at(HOME))))
                .as("nor a login at the provider")
                .isTrue();
    }

    /**
     * The hub closes the accounts of those whose time is over once a minute. Who comes after that is refused by the provider
     * with a sentence of ours and never reaches the hub's page, so the account is opened again.
     */
    private Page logInWhileTheAccountIsOpen(Visitor visitor, String name) throws Exception {
        for (int tries = 1; ; tries++) {
            Page page = hub.logIn(visitor, HOME, name);
            if (page.status() != 400 || tries == 3) {
                return page;
            }
            assertThat(page.html().text()).contains("masa tugas Anda sudah berakhir", "admin kantor Anda");
            accounts.enable(accounts.find(name).orElseThrow().id(), true);
        }
    }

    /** The control is a colleague whose stream stays open all the while. */
    @Test
    void aMembershipRemovedDuringAStreamClosesIt() throws Exception {
        String name = hub.person("gone", OFFICE, "clerk");
        Visitor clerk = new Visitor();
        Visitor colleague = new Visitor();
        hub.logIn(clerk, HOME, name);
        hub.logIn(colleague, HOME, hub.person("stay", OFFICE, "clerk"));
        CompletableFuture<Void> stays = end(colleague.stream(hub.at(HOME + "/events")));
        CompletableFuture<Void> ended = end(clerk.stream(hub.at(HOME + "/events")));
        accounts.leave(new OfficeId(OFFICE), accounts.find(name).orElseThrow().id());
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(inside(colleague.get(hub.at(HOME)))).isTrue();
            return ended.isDone();
        });
        assertThat(stays).isNotDone();
        assertThat(inside(clerk.get(hub.at(HOME)))).isFalse();
    }

    @Test
    void theOldestOfTooManySessionsGivesWay() throws Exception {
        String name = hub.person("many", OFFICE, "clerk");
        Visitor[] browsers = {new Visitor(), new Visitor(), new Visitor(), new Visitor()};
        for (Visitor browser : browsers) {
            assertThat(inside(hub.logIn(browser, HOME, name))).isTrue();
        }
        assertThat(atLogin(browsers[0].get(hub.at(HOME)))).isTrue();
        for (int i = 1; i < browsers.length; i++) {
            assertThat(inside(browsers[i].get(hub.at(HOME)))).isTrue();
        }
    }

    @Test
    void theProviderEndsASessionByItsBackChannelAndNobodyElseCan() throws Exception {
        String name = hub.person("back", OFFICE, "clerk");
        Visitor clerk = new Visitor();
        hub.logIn(clerk, HOME, name);
        Page forged = new Visitor()
                .post(
                        hub.at("/logout/connect/back-channel/keycloak"),
                        Map.of("logout_token", List.of("eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.")));
        assertThat(forged.status()).isEqualTo(400);
        assertThat(inside(clerk.get(hub.at(HOME)))).isTrue();
        hub.backChannel();
        accounts.logOut(accounts.find(name).orElseThrow().id());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> hub.said("ended by the provider"));
        assertThat(atLogin(clerk.get(hub.at(HOME)))).isTrue();
    }

    /** Each form is sent as the page holds it but without its token; the control sends one with it. */
    @Test
    void everyFormIsRefusedWithoutItsToken() throws Exception {
        Visitor admin = new Visitor();
        String name = hub.person("csrf", OFFICE, "clerk", "office-admin");
        Page home = hub.logIn(admin, HOME, name);
        Page list = admin.get(hub.at(HOME + "/staff"));
        String person = list.one("tr[data-person=" + name + "] a").attr("href");
        int forms = 0;
        for (String path : List.of(
                HOME,
                HOME + "/staff/new",
                HOME + "/staff/invite",
                person,
                HOME + "/handover",
                "/join/" + OFFICE,
                "/track")) {
            Page page = admin.get(hub.at(path));
            assertThat(page.status()).as(path).isEqualTo(200);
            for (Element form : page.html().select("form[method=post]")) {
                Map<String, List<String>> fields = new LinkedHashMap<>();
                form.select("[name]").forEach(field -> fields.put(field.attr("name"), List.of(field.val())));
                assertThat(fields.remove("_csrf"))
                        .as(path + " " + form.attr("action"))
                        .isNotNull();
                assertThat(admin.post(hub.at(form.attr("action")), fields).status())
                        .as(path + " " + form.attr("action"))
                        .isEqualTo(403);
                forms++;
            }
        }
        assertThat(forms).isGreaterThanOrEqualTo(12);
        assertThat(inside(admin.get(hub.at(HOME))))
                .as("the forged logout did nothing")
                .isTrue();
        Page note = admin.get(hub.at(HOME + "/handover"));
        assertThat(admin.submit(
                                note,
                                note.form("form[action$=/handover]"),
                                List.of(Map.entry("text", "Kunci arsip di laci kiri.")))
                        .status())
                .isEqualTo(200);
        assertThat(home.status()).isEqualTo(200);
    }

    private static boolean inside(Page page) {
        return page.status() == 200 && page.uri().getPath().startsWith("/office/");
    }

    private static boolean atLogin(Page page) {
        return page.uri().getPath().startsWith("/realms/lintas/protocol/openid-connect/auth")
                || (page.html().selectFirst("input[name=username]") != null
                        && page.uri().getPath().startsWith("/realms/"));
    }

    /** Done when the stream ends. */
    private static CompletableFuture<Void> end(HttpResponse<InputStream> stream) {
        return CompletableFuture.runAsync(() -> {
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                while (lines.readLine() != null) {
                    // Heartbeats and nudges.
                }
            } catch (IOException e) {
                // A stream that is cut has ended too.
            }
        });
    }
}
