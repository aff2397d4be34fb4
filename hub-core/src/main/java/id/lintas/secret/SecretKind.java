package id.lintas.secret;

/** What a secret is made of, and so what may be wrong with it. */
public enum SecretKind {
    /** A text between machines: at least 16 characters, not a known default, not a pattern. */
    PASSWORD,
    /** A Standard Webhooks secret: {@code whsec_} and Base64 of 24 bytes or more. */
    WEBHOOK,
    /** A symmetric key: 32 bytes in Base64. */
    KEY,
    /** The name of a file beside it that holds a {@link #KEY}, which is examined as well. */
    KEY_NAME,
    /** A private key in PEM. */
    PRIVATE_KEY,
    /** A public key in PEM; nothing secret, but a wrong one lets a stranger in. */
    PUBLIC_KEY,
    /** Anything else, such as a keyset or a list of host keys: it must be there and must not be empty. */
    FILE
}
