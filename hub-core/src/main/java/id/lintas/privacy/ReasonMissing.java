package id.lintas.privacy;

/** Something that takes a reason was asked without one, or with one that is too long; nothing happened. */
public final class ReasonMissing extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ReasonMissing(String message) {
        super(message);
    }
}
