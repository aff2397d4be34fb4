package id.lintas.app.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.staff.AdminsPages.Added;
import id.lintas.app.staff.Visitor.Page;
import id.lintas.office.OfficeId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** K6: staff that rotates, as its office's admin, its people and their successors see it. */
class StaffPagesIT {

    private static final String OFFICE = "pekanbaru";
    private static final String HOME = "/office/" + OFFICE;

    private final StaffHub hub = StaffHub.get();
    private final AdminsPages pages = new AdminsPages(hub, OFFICE);
    private final Accounts accounts = hub.accounts();

    @Test
    void aPersonWhomTheAdminAddsChangesThePasswordAndComesIn() throws Exception {
        Visitor admin = pages.admin();
        Added sari = pages.add(admin, StaffHub.fresh("sari"), "", "CLERK");
        assertThat(sari.username()).endsWith(".pku");
        Page list = admin.get(hub.at(HOME + "/staff"));
        assertThat(list.one("tr[data-person=" + sari.username() + "]").text())
                .contains("Sari Wulandari", "Petugas loket", "Bertugas", "Belum pernah");

        Visitor clerk = new Visitor();
        assertThat(pages.firstLogin(clerk, sari).status()).isEqualTo(200);
        assertThat(clerk.get(hub.at(HOME)).one("#here").text()).contains("Pekanbaru");
        assertThat(accounts.organizations(id(sari.username()))).containsExactly(OFFICE);
        assertThat(clerk.get(hub.at(HOME + "/staff")).status()).isEqualTo(403);
        assertThat(hub.audited(OFFICE, "ACCESS_REFUSED")).isPositive();
        assertThat(hub.audited(OFFICE, "STAFF_ADDED")).isPositive();
    }

    @Test
    void theSuccessorSeesTheNoteAtTheFirstEntryUntilTheyConfirm() throws Exception {
        Visitor admin = pages.admin();
        String leaving = hub.person("lama", OFFICE, "clerk");
        Visitor old = new Visitor();
        hub.logIn(old, HOME, leaving);
        Page blank = old.get(hub.at(HOME + "/handover"));
        old.submit(
                blank,
                blank.form("form[action$=/handover]"),
                List.of(Map.entry("text", "Kunci di satpam. <script>alert(1)</script>")));
        String row = admin.get(hub.at(HOME + "/staff"))
                .one("tr[data-person=" + leaving + "] a")
                .attr("href")
                .replaceFirst(".*/", "");
        Added successor = pages.add(admin, StaffHub.fresh("baru"), row, "CLERK");

        Visitor clerk = new Visitor();
        pages.firstLogin(clerk, successor);
        Page home = clerk.get(hub.at(HOME));
        assertThat(home.one("#note-text").text()).isEqualTo("Kunci di satpam. <script>alert(1)</script>");
        assertThat(home.html().select("main script")).isEmpty();
        Page read = clerk.submit(home, home.form("form[action$=/handover/read]"), List.of());
        assertThat(read.one("#received").text()).startsWith("Kunci di satpam.");
        assertThat(read.html().select("#confirmed")).hasSize(1);
        assertThat(clerk.get(hub.at(HOME)).html().select("#note")).isEmpty();
        assertThat(hub.audited(OFFICE, "HANDOVER_READ")).isPositive();
    }

    @Test
    void whoLeavesSoonIsAskedForANote() throws Exception {
        String leaving = hub.person("soon", OFFICE, "clerk");
        Visitor clerk = new Visitor();
        hub.logIn(clerk, HOME, leaving);
        hub.update(
                OFFICE,
                "update staff_assignment set ends_on = current_date + 10 where office = ? and username = ?",
                OFFICE,
                leaving);
        assertThat(clerk.get(hub.at(HOME)).html().select("#remind")).hasSize(1);
        Page blank = clerk.get(hub.at(HOME + "/handover"));
        clerk.submit(blank, blank.form("form[action$=/handover]"), List.of(Map.entry("text", "Semua beres.")));
        assertThat(clerk.get(hub.at(HOME)).html().select("#remind")).isEmpty();
    }

    @Test
    void anAdminReachesNobodyOfAnotherOffice() throws Exception {
        String stranger = hub.person("asing", "palembang", "clerk");
        Visitor other = new Visitor();
        hub.logIn(other, "/office/palembang", stranger);
        Visitor elsewhere = new Visitor();
        hub.logIn(elsewhere, "/office/palembang", hub.person("sri", "palembang", "office-admin"));
        URI theirs = hub.at(elsewhere
                .get(hub.at("/office/palembang/staff"))
                .one("tr[data-person=" + stranger + "] a")
                .attr("href"));
        assertThat(elsewhere.get(theirs).status()).as("control").isEqualTo(200);

        Visitor admin = pages.admin();
        String token =
                admin.get(hub.at(HOME + "/staff/new")).one("input[name=_csrf]").val();
        for (String base : List.of(theirs.getPath(), theirs.getPath().replace("palembang", OFFICE))) {
            assertThat(admin.get(hub.at(base)).status()).as(base).isEqualTo(404);
            for (String action : List.of("/change", "/end", "/password", "/unlock", "/handover")) {
                assertThat(admin.post(
                                        hub.at(base + action),
                                        Map.of(
                                                "_csrf", List.of(token),
                                                "role", List.of("CLERK"),
                                                "ends", List.of("2026-12-31"),
                                                "text", List.of("x")))
                                .status())
                        .as(base + action)
                        .isEqualTo(404);
            }
        }
        assertThat(other.get(hub.at("/office/palembang")).status()).isEqualTo(200);
    }

    @Test
    void aRoleBeyondTheOfficesIsNoRole() throws Exception {
        Visitor admin = pages.admin();
        Page form = admin.get(hub.at(HOME + "/staff/new"));
        Page refused = admin.submit(
                form,
                form.form("form[action$=/staff]"),
                AdminsPages.fields(StaffHub.fresh("naik"), "", "CENTRAL_OPERATOR", "auditor"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.one("#problem").attr("data-problem")).isEqualTo("NO_ROLE");
    }

    @Test
    void theLastAdminCannotLeave() throws Exception {
        String office = "ambon";
        hub.keycloak().addOffice(office);
        String username = hub.person("sendiri", office, "office-admin");
        Visitor admin = new Visitor();
        hub.logIn(admin, "/office/" + office, username);
        Page list = admin.get(hub.at("/office/" + office + "/staff"));
        Page me =
                admin.get(hub.at(list.one("tr[data-person=" + username + "] a").attr("href")));
        Page refused = admin.submit(me, me.form("form[action$=/end]"), List.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.one("#problem").attr("data-problem")).isEqualTo("LAST_ADMIN");
    }

    @Test
    void oneWhoIsEndedIsOutHereAndAtTheProvider() throws Exception {
        Visitor admin = pages.admin();
        Added sari = pages.add(admin, StaffHub.fresh("akhir"), "", "CASHIER");
        Visitor cashier = new Visitor();
        pages.firstLogin(cashier, sari);
        Page page = pages.member(admin, sari.username());
        Page ended = admin.submit(page, page.form("form[action$=/end]"), List.of());
        assertThat(ended.one("main").attr("data-standing")).isEqualTo("ENDED");
        assertThat(cashier.get(hub.at(HOME)).html().select("[data-off-duty], input[name=username]"))
                .isNotEmpty();
        Accounts.Account account = accounts.find(sari.username()).orElseThrow();
        assertThat(account.enabled()).isFalse();
        assertThat(accounts.organizations(account.id())).isEmpty();

        Page revived = admin.submit(ended, ended.form("form[action$=/change]"), List.of());
        assertThat(revived.one("main").attr("data-standing")).isEqualTo("CURRENT");
        assertThat(accounts.find(sari.username()).orElseThrow().enabled()).isTrue();
    }

    @Test
    void aPersonOfTwoOfficesChoosesAndNoOfficeAloneSetsThePassword() throws Exception {
        String username = hub.person("dua", "palembang", "clerk");
        Visitor person = new Visitor();
        hub.logIn(person, "/office/palembang", username);
        Visitor admin = pages.admin();
        Page form = admin.get(hub.at(HOME + "/staff/invite"));
        Page invited =
                admin.submit(form, form.form("form[action$=/invite]"), List.of(Map.entry("role", "ADJUDICATOR")));
        Page join = person.get(hub.at("/join/" + OFFICE));
        Page joined = person.submit(
                join,
                join.form("form[action^=/join/]"),
                List.of(Map.entry("code", invited.one("#code").text())));
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.uri().getPath()).isEqualTo(HOME);
        assertThat(joined.html().select("#switch")).hasSize(1);
        Page choice = person.get(hub.at("/office"));
        assertThat(choice.html().select("[data-office]").eachAttr("data-office"))
                .containsExactly("palembang", OFFICE);
        for (String office : List.of("palembang", OFFICE)) {
            assertThat(person.get(hub.at("/office/" + office)).status()).isEqualTo(200);
        }
        assertThat(person.get(hub.at("/office/agam")).status())
                .as("control: an office that did not take the person in")
                .isEqualTo(404);
        Page member = pages.member(admin, username);
        Page refused = admin.submit(member, member.form("form[action$=/password]"), List.of());
        assertThat(refused.one("#problem").attr("data-problem")).isEqualTo("ELSEWHERE_TOO");
        assertThat(refused.html().text()).doesNotContain("Palembang");
    }

    @Test
    void theOperatorGivesAnOfficeItsFirstAdminAndAnAuditorCannot() throws Exception {
        String name = StaffHub.fresh("op");
        hub.keycloak().addUser(name, StaffHub.password(name), null, "central-operator");
        hub.keycloak().addOffice("agam");
        Visitor operator = new Visitor();
        Page form = hub.logIn(operator, "/console/staff", name);
        List<Map.Entry<String, String>> fields =
                new ArrayList<>(AdminsPages.fields(StaffHub.fresh("admin"), "", "CLERK"));
        fields.add(Map.entry("to", "agam"));
        Page once = operator.submit(form, form.form("form[action$=/console/staff]"), fields);
        Added admin =
                new Added(once.one("#username").text(), once.one("#password").text());
        assertThat(admin.username()).endsWith(".agm");
        Visitor first = new Visitor();
        first.logIn(hub.at("/office/agam"), admin.username(), admin.password());
        Visitor auditor = new Visitor();
        String other = StaffHub.fresh("au");
        hub.keycloak().addUser(other, StaffHub.password(other), null, "auditor");
        assertThat(hub.logIn(auditor, "/console/staff", other).status()).isEqualTo(403);
        assertThat(accounts.organizations(id(admin.username()))).containsExactly("agam");
    }

    private String id(String username) {
        return accounts.find(username).orElseThrow().id();
    }

    /** Shown to be the organization's members alone, whatever the office's rows say. */
    @Test
    void namesComeFromTheOfficesOwnMembers() {
        String member = hub.person("nama", OFFICE, "clerk");
        assertThat(accounts.members(new OfficeId(OFFICE)))
                .extracting(Accounts.Account::username)
                .contains(member);
        assertThat(accounts.members(new OfficeId("palembang")))
                .extracting(Accounts.Account::username)
                .doesNotContain(member);
    }
}
