package id.lintas.app.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Checks access tokens of machines: signed by the realm with RS256, issued by the realm, meant for the hub's API, of the
 * kind that is for access (an ID token is not), and valid now, give or take {@link #SKEW}. The token's own header decides
 * nothing but which of the realm's published keys is tried. Thread-safe; the keys are kept for minutes, so that a short
 * absence of the identity provider goes unnoticed, and a token that was found good is not verified again for a minute, but is
 * never good beyond its time.
 */
@Component
public class RealmTokens implements JwtDecoder {

    /** What a token's {@code aud} must contain. */
    public static final String AUDIENCE = "lintas-hub-api";

    /** How far the identity provider's clock and the hub's may be apart. */
    static final Duration SKEW = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A token comes with each call for as long as it lives; a key that the realm withdraws is trusted no longer than this. */
    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);

    private final NimbusJwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(2_000).build();

    /** Does not ask the identity provider yet. */
    public RealmTokens(KeycloakSettings keycloak) {
        this.decoder = NimbusJwtDecoder.withJwkSetUri(keycloak.endpoint("certs"))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .restOperations(new RestTemplateBuilder()
                        .connectTimeout(PATIENCE)
                        .readTimeout(PATIENCE)
                        .build())
                .build();
        this.rules = rules(keycloak.url().toString());
        this.decoder.setJwtValidator(rules);
    }

    /**
     * The token's claims.
     *
     * @throws org.springframework.security.oauth2.jwt.BadJwtException if the token is not acceptable
     * @throws org.springframework.security.oauth2.jwt.JwtException if the realm's keys cannot be had now
     */
    @Override
    public Jwt decode(String token) {
        Jwt before = known.getIfPresent(token);
        if (before != null && !rules.validate(before).hasErrors()) {
            return before;
        }
        Jwt now = decoder.decode(token);
        known.put(token, now);
        return now;
    }

    /**
     * The thumbprint of the certificate that the token is bound to (RFC 8705, {@code cnf.x5t#S256}), or empty if it is bound
     * to nothing. What is bound to something else has a thumbprint that no certificate has.
     */
    public static Optional<String> certificate(Jwt token) {
        Object confirmation = token.getClaims().get("cnf");
        if (confirmation == null) {
            return Optional.empty();
        }
        return Optional.of(
                confirmation instanceof Map<?, ?> known && known.get("x5t#S256") instanceof String thumbprint
                        ? thumbprint
                        : "bound otherwise");
    }

    private static OAuth2TokenValidator<Jwt> rules(String issuer) {
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(SKEW),
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Object>("exp", expiry -> expiry != null),
                new JwtClaimValidator<Collection<String>>(
                        "aud", audience -> audience != null && audience.contains(AUDIENCE)),
                new JwtClaimValidator<String>("typ", "Bearer"::equals));
    }
}
