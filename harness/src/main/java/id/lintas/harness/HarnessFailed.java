package id.lintas.harness;

import java.io.Serial;

/** A part could not be started, found or stopped; the message says in one line what to do about it. */
public class HarnessFailed extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    public HarnessFailed(String message) {
        super(message);
    }

    public HarnessFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
