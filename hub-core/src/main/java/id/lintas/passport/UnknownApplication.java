package id.lintas.passport;

import java.util.UUID;

/** The office has no such case. */
public final class UnknownApplication extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownApplication(UUID id) {
        super("application: " + id + " (expected: one of this office)");
    }
}
