package id.lintas.app.limit;

import id.lintas.limit.Refusal;

/** Ends a request that is over a limit, before any controller; becomes 429 in the door's own form. */
public final class TooMany extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    /** @param refusal which limit, and when to come back */
    public TooMany(Refusal refusal) {
        super(refusal.reason().name());
        this.seconds = refusal.seconds();
    }

    /** Whole seconds for {@code Retry-After}. */
    public long seconds() {
        return seconds;
    }
}
