package id.lintas.harness.bench;

import id.lintas.harness.HarnessFailed;

/** The measurement cannot go on, or its rows are not those that they should be. */
final class BenchFailed extends HarnessFailed {

    private static final long serialVersionUID = 1L;

    BenchFailed(String message) {
        super(message);
    }

    BenchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
