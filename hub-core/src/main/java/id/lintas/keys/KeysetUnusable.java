package id.lintas.keys;

/** An office's keyset cannot be wrapped or unwrapped; the message names office, key-encryption key and reason, no key. */
public final class KeysetUnusable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    KeysetUnusable(String what, Throwable cause) {
        super(what, cause);
    }
}
