package id.lintas.booking;

/** The wanted places are not to be had: taken meanwhile, or the session is not open for booking. */
public final class NoPlace extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoPlace(String why) {
        super(why);
    }
}
