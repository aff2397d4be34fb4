package id.lintas.secret;

/** A secret that the configuration refers to is not there. The message names the reference, never a value. */
public final class MissingSecret extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String why;

    MissingSecret(String reference, String why) {
        super("secret: " + reference + " " + why);
        this.why = why;
    }

    /** The message without the reference. */
    String why() {
        return why;
    }
}
