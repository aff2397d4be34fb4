package id.lintas.app.security;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/** Makes a user of an ID token that was already checked: its {@code roles} become authorities. */
final class StaffLogin implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final String NAME = "preferred_username";

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        return user(request.getIdToken());
    }

    static OidcUser user(OidcIdToken token) {
        Set<GrantedAuthority> authorities = new HashSet<>();
        authorities.add(new OidcUserAuthority(token));
        List<String> roles = token.getClaimAsStringList("roles");
        if (roles != null) {
            roles.forEach(role -> authorities.add(new SimpleGrantedAuthority("ROLE_" + role)));
        }
        return new StaffUser(authorities, token, token.hasClaim(NAME) ? NAME : IdTokenClaimNames.SUB);
    }
}
