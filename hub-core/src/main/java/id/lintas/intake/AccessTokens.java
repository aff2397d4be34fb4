package id.lintas.intake;

import id.lintas.partner.PartnerId;
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
     * Whether the token is valid now and belongs to this partner.
     *
     * @throws TokensUnavailable if the identity provider's keys cannot be had now
     */
    boolean belongsTo(PartnerId partner, String token);

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
