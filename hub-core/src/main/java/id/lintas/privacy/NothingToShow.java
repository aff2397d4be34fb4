package id.lintas.privacy;

import java.util.UUID;

/** The case's personal data was deleted, its time being over. */
public final class NothingToShow extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NothingToShow(UUID application) {
        super("application: " + application + " (expected: one whose personal data is still kept)");
    }
}
