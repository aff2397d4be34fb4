package id.lintas.staff;

import java.util.UUID;

/** The office has no such assignment. */
public final class UnknownAssignment extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownAssignment(UUID id) {
        super("assignment: " + id + " (expected: one of the office's)");
    }
}
