package id.lintas.passport;

/** A case cannot go from its stage to the wanted one: at all, not yet, or no longer. */
public final class IllegalTransition extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    IllegalTransition(Stage from, Stage to) {
        super("stage: " + from + " does not lead to " + to + " now");
    }
}
