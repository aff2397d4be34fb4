package id.lintas.app.security;

/** A parameter holds what is no text: a zero character, or half of a character. */
public final class UnreadableText extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnreadableText() {
        super("parameter: holds what is no text (expected: characters without zero)");
    }
}
