package id.lintas.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.app.pages.SampleAssignments;
import id.lintas.app.pages.SampleOffices;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.staff.Assignment;
import id.lintas.staff.Duty;
import id.lintas.staff.StaffRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

class OfficeAccessTest {

    /** In Jakarta 00:30 of the third of December, in Makassar 01:30. */
    private static final Instant NOW = Instant.parse("2026-12-02T17:30:00Z");

    private static final OfficeId PALEMBANG = new OfficeId("palembang");
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 1);

    private final SampleAssignments assignments = new SampleAssignments();
    private final OfficeAccess access = access(true);

    private OfficeAccess access(boolean adopt) {
        return new OfficeAccess(
                new SampleOffices(),
                assignments,
                new StaffSettings(adopt, Duration.ofMinutes(30), Duration.ofHours(10), Duration.ofSeconds(30), 5),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void theLastDayEndsWithTheOfficesOwnDay() {
        Authentication who = person(List.of(), List.of("palembang"));
        assignments.put(PALEMBANG, "dewi", "1", Set.of(StaffRole.CLERK), LONG_AGO, LocalDate.of(2026, 12, 3));
        assertThat(access.enter("palembang", who).code()).isEqualTo("PLM");
        assertThat(access.offDuty(who)).isEmpty();

        assignments.put(PALEMBANG, "dewi", "1", Set.of(StaffRole.CLERK), LONG_AGO, LocalDate.of(2026, 12, 2));
        assertThatThrownBy(() -> access.enter("palembang", who)).isInstanceOf(NotOnDuty.class);
        assertThat(access.offDuty(who))
                .hasValueSatisfying(why -> assertThat(why.standing()).isEqualTo(Assignment.Standing.ENDED));
        assertThat(access.mayEnter(PALEMBANG, who)).isFalse();
    }

    @Test
    void aFirstDayToComeOpensNothingYet() {
        Authentication who = person(List.of(), List.of("palembang"));
        assignments.put(
                PALEMBANG, "dewi", "1", Set.of(StaffRole.CLERK), LocalDate.of(2026, 12, 4), LocalDate.of(2026, 12, 31));
        assertThatThrownBy(() -> access.enter("palembang", who)).isInstanceOf(NotOnDuty.class);
    }

    @Test
    void anEndedAssignmentIsNotRevivedByRolesInTheToken() {
        assignments.put(PALEMBANG, "dewi", "1", Set.of(StaffRole.CLERK), LONG_AGO, LocalDate.of(2026, 12, 2));
        Authentication who = person(List.of("clerk", "office-admin"), List.of("palembang"));
        assertThat(access.own(who)).isEmpty();
        assertThat(access.duties(PALEMBANG, who)).isEmpty();
    }

    @Test
    void theOfficesRowDecidesTheRolesNotTheToken() {
        assignments.put(PALEMBANG, "dewi", "1", Set.of(StaffRole.CASHIER), LONG_AGO, LocalDate.of(2026, 12, 31));
        Authentication who = person(List.of("office-admin"), List.of("palembang"));
        assertThat(access.duties(PALEMBANG, who))
                .containsExactlyInAnyOrder(Duty.READ, Duty.SEE_PAYMENTS, Duty.MONEY, Duty.SEE_PERSONS);
        assertThatThrownBy(() -> access.enter("palembang", who, Duty.STAFF)).isInstanceOf(NotYourDuty.class);
        assertThat(assignments.notes()).containsExactly("ACCESS_REFUSED dewi STAFF");
    }

    @Test
    void aUserNameThatWasGivenToSomebodyElseOpensNothing() {
        assignments.put(
                PALEMBANG, "dewi", "another-account", Set.of(StaffRole.CLERK), LONG_AGO, LocalDate.of(2026, 12, 31));
        assertThatThrownBy(() -> access.enter("palembang", person(List.of("clerk"), List.of("palembang"))))
                .isInstanceOf(NoSuchOffice.class);
    }

    @Test
    void aRowWithoutTheMembershipOpensNothing() {
        assignments.put(PALEMBANG, "dewi", "1", Set.of(StaffRole.CLERK), LONG_AGO, LocalDate.of(2026, 12, 31));
        assertThatThrownBy(() -> access.enter("palembang", person(List.of("clerk"), List.of("pekanbaru"))))
                .isInstanceOf(NoSuchOffice.class);
    }

    @Test
    void membersAreNotAdoptedWhereThatIsOff() {
        assertThat(access(false).own(person(List.of("clerk"), List.of("palembang"))))
                .isEmpty();
    }

    @Test
    void staffEnterTheirOwnOffice() {
        Office office = access.enter("palembang", person(List.of("clerk"), List.of("palembang")));
        assertThat(office.code()).isEqualTo("PLM");
    }

    @Test
    void keycloaksObjectFormOfOrganizationsIsReadToo() {
        Authentication who = person(List.of("cashier"), Map.of("palembang", Map.of("id", "1")));
        assertThat(access.own(who)).extracting(Office::code).containsExactly("PLM");
    }

    @Test
    void anotherOfficeLooksLikeOneThatDoesNotExist() {
        Authentication who = person(List.of("clerk"), List.of("palembang"));
        for (String other : List.of("pekanbaru", "nowhere", "../palembang", "PALEMBANG")) {
            assertThatThrownBy(() -> access.enter(other, who))
                    .isInstanceOf(NoSuchOffice.class)
                    .hasMessage("office: " + other + " (expected: an office whose staff the person is)");
        }
    }

    @Test
    void anOperatorIsNoStaffEvenWithAnOrganization() {
        assertThat(access.own(person(List.of("central-operator"), List.of("palembang"))))
                .isEmpty();
    }

    @Test
    void aRoleWithoutAnOrganizationOpensNothing() {
        assertThat(access.own(person(List.of("clerk"), List.of()))).isEmpty();
    }

    @Test
    void anOrganizationThatIsNoOfficeIsPassedOver() {
        Authentication who = person(List.of("clerk"), List.of("Bank Musi", "palembang"));
        assertThat(access.own(who)).extracting(Office::code).containsExactly("PLM");
    }

    @Test
    void nobodyAndAnonymousEnterNothing() {
        assertThat(access.own(null)).isEmpty();
        assertThat(access.own(new AnonymousAuthenticationToken(
                        "key", "anonymous", AuthorityUtils.createAuthorityList("ROLE_clerk"))))
                .isEmpty();
    }

    static Authentication person(List<String> roles, Object organization) {
        OidcIdToken token = OidcIdToken.withTokenValue("token")
                .issuedAt(Instant.EPOCH)
                .expiresAt(Instant.EPOCH.plusSeconds(60))
                .subject("1")
                .claim("preferred_username", "dewi")
                .claim("roles", roles)
                .claim("organization", organization)
                .build();
        OidcUser user = StaffLogin.user(token);
        return new OAuth2AuthenticationToken(user, user.getAuthorities(), "keycloak");
    }
}
