package id.lintas.privacy;

import java.util.UUID;

/** The request has its answer already, or its data was deleted; nothing happened. */
public final class RequestClosed extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RequestClosed(UUID id) {
        super("request: " + id + " (expected: an open one)");
    }
}
