package id.lintas.app.security;

import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Lets an office's staff into that office and nobody else. Being staff takes both: a role of the counter and the office in
 * the token's {@code organization} claim.
 */
@Component
public class OfficeAccess {

    private static final Set<String> STAFF =
            Set.of("ROLE_clerk", "ROLE_cashier", "ROLE_office-lead", "ROLE_office-admin", "ROLE_adjudicator");

    private final Offices offices;

    OfficeAccess(Offices offices) {
        this.offices = offices;
    }

    /**
     * The office, for its staff.
     *
     * @throws NoSuchOffice if there is no such office or the person is not its staff; the two look alike from outside
     */
    public Office enter(String office, @Nullable Authentication who) {
        return own(who).stream()
                .filter(own -> own.id().value().equals(office))
                .findFirst()
                .orElseThrow(() -> new NoSuchOffice(office));
    }

    /** Whether the person is staff of the office at this moment. */
    public boolean mayEnter(OfficeId office, @Nullable Authentication who) {
        return own(who).stream().anyMatch(own -> own.id().equals(office));
    }

    /** The configured offices whose staff the person is, ordered by id; empty for everybody else. */
    public List<Office> own(@Nullable Authentication who) {
        if (who == null
                || !who.isAuthenticated()
                || who.getAuthorities().stream().noneMatch(role -> STAFF.contains(role.getAuthority()))
                || !(who.getPrincipal() instanceof OidcUser user)) {
            return List.of();
        }
        return aliases(user.getClaim("organization")).stream()
                .sorted()
                .map(this::find)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Keycloak says organizations as a list of aliases or, with attributes, as an object whose keys they are. */
    private static Collection<String> aliases(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list.stream().map(String::valueOf).distinct().toList();
        }
        if (claim instanceof Map<?, ?> byAlias) {
            return byAlias.keySet().stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString());
    }

    private Optional<Office> find(String alias) {
        try {
            return offices.find(new OfficeId(alias));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
