package id.lintas.privacy;

import java.util.UUID;

/** The office has no such request. */
public final class UnknownRequest extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownRequest(UUID id) {
        super("request: " + id + " (expected: one of this office)");
    }
}
