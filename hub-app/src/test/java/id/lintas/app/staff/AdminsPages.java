package id.lintas.app.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.staff.Visitor.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tests do again and again on the pages of an office's admin. */
record AdminsPages(StaffHub hub, String office) {

    /** Somebody whom the admin added, with the one-time password that the page showed. */
    record Added(String username, String password) {}

    String home() {
        return "/office/" + office;
    }

    Visitor admin() throws Exception {
        Visitor admin = new Visitor();
        assertThat(hub.logIn(admin, home() + "/staff", hub.person("sri", office, "office-admin"))
                        .status())
                .isEqualTo(200);
        return admin;
    }

    Added add(Visitor admin, String username, String replaces, String... roles) throws Exception {
        Page form = admin.get(hub.at(home() + "/staff/new"));
        Page once = admin.submit(form, form.form("form[action$=/staff]"), fields(username, replaces, roles));
        assertThat(once.status()).as(once.html().text()).isEqualTo(200);
        return new Added(once.one("#username").text(), once.one("#password").text());
    }

    static List<Map.Entry<String, String>> fields(String username, String replaces, String... roles) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(List.of(
                Map.entry("name", "Sari Wulandari"),
                Map.entry("username", username),
                Map.entry("email", "sari@imigrasi.example"),
                Map.entry("replaces", replaces)));
        for (String role : roles) {
            fields.add(Map.entry("role", role));
        }
        return fields;
    }

    Page member(Visitor admin, String username) throws Exception {
        Page list = admin.get(hub.at(home() + "/staff"));
        return admin.get(hub.at(list.one("tr[data-person=" + username + "] a").attr("href")));
    }

    /** Logs in with a one-time password and chooses an own one when asked. */
    Page firstLogin(Visitor visitor, Added person) throws Exception {
        Page page = visitor.logIn(hub.at(home()), person.username(), person.password());
        String own = StaffHub.password(person.username());
        return visitor.submit(
                page,
                page.form("input[name=password-new]"),
                List.of(Map.entry("password-new", own), Map.entry("password-confirm", own)));
    }
}
