package id.lintas.app.approval;

import id.lintas.approval.Person;
import id.lintas.staff.Assignment;
import id.lintas.staff.StaffRole;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who is logged in, as approvals know people: by the account's lasting id. */
public final class Persons {

    /** Longest reason that may be given for asking, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final String ROLE = "ROLE_";

    private Persons() {}

    /**
     * The person with the roles of the token.
     *
     * @throws AccessDeniedException if nobody logged in through the identity provider
     */
    public static Person of(Authentication who) {
        if (who.getPrincipal() instanceof OidcUser user) {
            return new Person(
                    user.getSubject(),
                    who.getName(),
                    who.getAuthorities().stream()
                            .map(GrantedAuthority::getAuthority)
                            .filter(authority -> authority.startsWith(ROLE))
                            .map(authority -> authority.substring(ROLE.length()))
                            .collect(Collectors.toUnmodifiableSet()));
        }
        throw new AccessDeniedException("no person (expected: a login through the identity provider)");
    }

    /** The person with the roles that the office itself gave, whatever roles the token has. */
    public static Person of(Authentication who, Assignment mine) {
        Person person = of(who);
        return new Person(
                person.id(),
                person.name(),
                mine.roles().stream().map(StaffRole::realmRole).collect(Collectors.toUnmodifiableSet()));
    }
}
