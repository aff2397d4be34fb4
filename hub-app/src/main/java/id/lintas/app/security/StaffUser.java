package id.lintas.app.security;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** A person of an ID token. Two logins of one account are the same person, so that their sessions can be counted. */
final class StaffUser extends DefaultOidcUser {
    private static final long serialVersionUID = 1L;

    StaffUser(Collection<? extends GrantedAuthority> authorities, OidcIdToken token, String nameClaim) {
        super(authorities, token, nameClaim);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StaffUser user && user.getSubject().equals(getSubject());
    }

    @Override
    public int hashCode() {
        return getSubject().hashCode();
    }
}
