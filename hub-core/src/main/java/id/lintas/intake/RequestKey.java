package id.lintas.intake;

/**
 * Recognises a repeat: the same scope and value with the same content gets the first answer again, with other content it
 * is a conflict. Only an answered request takes the key; a failed try does not burn it.
 *
 * @param scope within which the value is unique, such as {@code payment/2026-11-23}; at most 64 characters
 * @param value the partner's own key, at most 128 characters
 * @param contentDigest SHA-256 in hex over what counts as content in the dialect
 */
public record RequestKey(String scope, String value, String contentDigest) {

    /** @throws IllegalArgumentException if a part is blank or too long */
    public RequestKey {
        if (scope.isBlank() || scope.length() > 64 || value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("request key: " + scope + "/" + value.length() + " characters");
        }
    }
}
