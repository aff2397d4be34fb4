package id.lintas.app.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.lintas.app.pages.SampleOffices;
import id.lintas.office.Office;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

class OfficeAccessTest {

    private final OfficeAccess access = new OfficeAccess(new SampleOffices());

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
