package id.lintas.intake;

import id.lintas.partner.PartnerId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Access tokens of partners, issued and signed by the identity provider. Thread-safe. */
public interface AccessTokens {

    /**
     * A new token for the partner, whose signature has been checked.
     *
     * @throws TokensUnavailable if the identity provider cannot say now
     */
    Token issue(PartnerId partner);

    /**
     * Whether the token is valid now and belongs to this partner. A token that is bound to a certificate (RFC 8705) is
     * good only together with it, and a call with a certificate needs a token that is bound to it.
     *
     * @param certificate the SHA-256 thumbprint of the certificate by which the caller's connection was authenticated,
     *     in Base64url without padding, or empty
     * @throws TokensUnavailable if the identity provider's keys cannot be had now
     */
    boolean belongsTo(PartnerId partner, String token, Optional<String> certificate);

    /**
     * A token and its life.
     *
     * @param value the token
     * @param expiresInSeconds seconds from now
     */
    record Token(String value, long expiresInSeconds) {}

    /** The identity provider does not answer. */
    final class TokensUnavailable extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        /** @param cause what failed, if it was an exception */
        public TokensUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
