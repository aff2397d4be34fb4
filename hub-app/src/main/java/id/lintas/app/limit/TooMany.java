package id.lintas.app.limit;

import id.lintas.limit.Refusal;

/** Ends a request that is over a limit; becomes 429. */
final class TooMany extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    TooMany(Refusal refusal) {
        super(refusal.reason().name(), null, false, false);
        this.refusal = refusal;
    }

    long seconds() {
        return refusal.seconds();
    }
}
