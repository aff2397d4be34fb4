package id.lintas.app.staff;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.staff.AdminsPages.Added;
import id.lintas.app.staff.Visitor.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** K6: somebody who cannot log in gets a new password from the office's admin, and what they tried before does not matter. */
class PasswordsIT {

    private static final String OFFICE = "pekanbaru";
    private static final String HOME = "/office/" + OFFICE;

    private final StaffHub hub = StaffHub.get();
    private final AdminsPages pages = new AdminsPages(hub, OFFICE);

    @Test
    void aNewPasswordWorksOnceAndTheOldOneNoMore() throws Exception {
        Visitor admin = pages.admin();
        Added sari = pages.add(admin, StaffHub.fresh("lupa"), "", "CLERK");
        pages.firstLogin(new Visitor(), sari);
        Page page = pages.member(admin, sari.username());
        Page once = admin.submit(page, page.form("form[action$=/password]"), List.of());
        String fresh = once.one("#password").text();
        assertThat(fresh).isNotEqualTo(sari.password());
        Visitor old = new Visitor();
        Page still = old.logIn(hub.at(HOME), sari.username(), StaffHub.password(sari.username()));
        assertThat(still.uri().getPath()).startsWith("/realms/");
        assertThat(pages.firstLogin(new Visitor(), new Added(sari.username(), fresh))
                        .status())
                .isEqualTo(200);
        assertThat(hub.audited(OFFICE, "PASSWORD_RESET")).isPositive();
    }

    /** The numbers are the realm's: after five wrong tries a minute's wait, after two within half a second ten seconds. */
    @Test
    void aNewPasswordNeedNotWaitForTheWrongTriesBeforeIt() throws Exception {
        Visitor admin = pages.admin();
        Added sari = pages.add(admin, StaffHub.fresh("salah"), "", "CLERK");
        pages.firstLogin(new Visitor(), sari);
        Visitor hasty = new Visitor();
        Page login = hasty.logIn(hub.at(HOME), sari.username(), "Bukan-sandi-1");
        for (int i = 2; i <= 5; i++) {
            login = hasty.password(login, sari.username(), "Bukan-sandi-" + i);
        }
        Page right = hasty.password(login, sari.username(), StaffHub.password(sari.username()));
        assertThat(right.uri().getPath())
                .as("control: even the right one has to wait")
                .startsWith("/realms/");
        assertThat(right.html().text()).contains("login ditunda 10 detik sampai 15 menit");

        Page page = pages.member(admin, sari.username());
        Page once = admin.submit(page, page.form("form[action$=/password]"), List.of());
        String fresh = once.one("#password").text();
        assertThat(pages.firstLogin(new Visitor(), new Added(sari.username(), fresh))
                        .status())
                .isEqualTo(200);
    }
}
