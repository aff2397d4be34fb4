package id.lintas.app.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.app.story.RunningHub;
import id.lintas.office.OfficeId;
import id.lintas.secret.SecretFiles;
import id.lintas.staff.Assignment;
import id.lintas.staff.Assignment.Standing;
import id.lintas.staff.Rota;
import id.lintas.staff.Staff;
import id.lintas.staff.Staff.Wanted;
import id.lintas.staff.StaffRole;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ledger and Keycloak agree in the end, wherever an opening stops half way. */
class OpeningsIT {

    private static final OfficeId OFFICE = new OfficeId("palembang");

    private final RunningHub hub = RunningHub.get();
    private final Staff staff = hub.bean(Staff.class);
    private final Accounts accounts = accounts(hub.keycloak().realmUrl());
    private final LocalDate today = staff.today(OFFICE);

    /** Stands for the process dying: nothing after it runs. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest(name = "killed {1} {0}")
    @CsvSource({
        "open, before, WITHDRAWN",
        "open, after, CURRENT",
        "enable, after, CURRENT",
        "join, before, CURRENT",
        "join, after, CURRENT"
    })
    void whatDiesHalfWayIsFinishedOrTakenBack(String step, String when, Standing healed) {
        String username = StaffHub.fresh("mati") + ".plm";
        Openings dying = new Openings(staff, killedAt(step, when.equals("before")));
        assertThatThrownBy(() -> open(dying, username)).isInstanceOf(Killed.class);
        assertThat(row(username).standing(today)).isEqualTo(Standing.OPENING);

        Openings next = new Openings(staff, accounts);
        next.heal(OFFICE, Duration.ofSeconds(-1));
        assertThat(row(username).standing(today)).isEqualTo(healed);
        next.heal(OFFICE, Duration.ofSeconds(-1));
        assertThat(accounts.find(username).isPresent()).isEqualTo(healed == Standing.CURRENT);
        if (healed == Standing.CURRENT) {
            String account = accounts.find(username).orElseThrow().id();
            assertThat(row(username).account()).isEqualTo(account);
            assertThat(accounts.organizations(account)).containsExactly(OFFICE.value());
            assertThat(next.newPassword(OFFICE, row(username).id(), "sri")).hasSize(14);
        } else {
            assertThat(open(next, username).assignment().standing(today))
                    .as("the name is free again")
                    .isEqualTo(Standing.CURRENT);
        }
    }

    @ParameterizedTest(name = "killed {1} {0}")
    @CsvSource({"leave, before", "leave, after", "enable, after", "logOut, after"})
    void aClosingThatDiesHalfWayIsDoneByTheNext(String step, String when) {
        String username = StaffHub.fresh("tutup") + ".plm";
        Openings working = new Openings(staff, accounts);
        Assignment opened = open(working, username).assignment();
        Openings dying = new Openings(staff, killedAt(step, when.equals("before")));
        assertThatThrownBy(() -> dying.end(OFFICE, opened.id(), "sri")).isInstanceOf(Killed.class);
        assertThat(row(username).standing(today)).as("out at once").isEqualTo(Standing.ENDED);

        working.closeOver(OFFICE);
        assertThat(row(username).closedAt()).isNotNull();
        Accounts.Account account = accounts.find(username).orElseThrow();
        assertThat(account.enabled()).isFalse();
        assertThat(accounts.organizations(account.id())).isEmpty();
    }

    @Test
    void withTheProviderAwayNothingIsWritten() {
        String username = StaffHub.fresh("jauh") + ".plm";
        Openings away = new Openings(staff, accounts("http://localhost:1/realms/lintas"));
        assertThatThrownBy(() -> open(away, username)).isInstanceOf(AccountsAway.class);
        assertThat(staff.find(OFFICE, username)).isEmpty();
    }

    @Test
    void anAccountThatWorksElsewhereTooKeepsItsLoginWhenOneOfficeEnds() {
        String username = StaffHub.fresh("dua") + ".plm";
        Openings openings = new Openings(staff, accounts);
        Assignment opened = open(openings, username).assignment();
        String account = String.valueOf(opened.account());
        accounts.join(new OfficeId("pekanbaru"), account);
        openings.end(OFFICE, opened.id(), "sri");
        assertThat(accounts.find(username).orElseThrow().enabled()).isTrue();
        assertThat(accounts.organizations(account)).containsExactly("pekanbaru");
    }

    private Openings.Opened open(Openings openings, String username) {
        return openings.open(
                OFFICE,
                new Wanted(username, Set.of(StaffRole.CLERK), Rota.end(today), null),
                "Sari Wulandari",
                "sari@imigrasi.example",
                "sri");
    }

    private Assignment row(String username) {
        return staff.find(OFFICE, username).orElseThrow();
    }

    private Accounts accounts(String realm) {
        return new KeycloakAccounts(new KeycloakAdminCalls(
                new AccountsSettings(URI.create(realm), null),
                new SecretFiles(hub.keycloak().secrets().hub()),
                Clock.systemUTC()));
    }

    /** The real accounts, with a death before or after one of the calls. */
    private Accounts killedAt(String step, boolean before) {
        return (Accounts) Proxy.newProxyInstance(
                Accounts.class.getClassLoader(), new Class<?>[] {Accounts.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals(step) && before) {
                        throw new Killed();
                    }
                    try {
                        Object result = method.invoke(accounts, arguments);
                        if (method.getName().equals(step)) {
                            throw new Killed();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }
}
