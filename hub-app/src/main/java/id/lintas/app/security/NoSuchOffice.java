package id.lintas.app.security;

/** There is no such office for this person: none of that name, or not theirs. The answer is the same for both. */
public final class NoSuchOffice extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoSuchOffice(String office) {
        super("office: " + office + " (expected: an office whose staff the person is)");
    }
}
