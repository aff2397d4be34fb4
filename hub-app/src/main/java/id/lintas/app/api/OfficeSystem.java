package id.lintas.app.api;

import id.lintas.office.OfficeId;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * An office's own system as its access token names it.
 *
 * @param office whose system it is
 * @param client its name at the identity provider, always {@code office-<id>}
 */
record OfficeSystem(OfficeId office, String client) {

    static final String ROLE = "office-system";
    private static final String PREFIX = "office-";

    /** Empty unless the token names exactly one office, and names it twice: as its claim and as its client. */
    static Optional<OfficeSystem> of(Jwt token) {
        if (!(token.getClaims().get("office") instanceof String office)) {
            return Optional.empty();
        }
        String client = token.getClaimAsString("azp");
        return (PREFIX + office).equals(client)
                ? officeId(office).map(id -> new OfficeSystem(id, client))
                : Optional.empty();
    }

    private static Optional<OfficeId> officeId(String value) {
        try {
            return Optional.of(new OfficeId(value));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
