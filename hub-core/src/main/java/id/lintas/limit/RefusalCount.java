package id.lintas.limit;

/** Told of each refusal, on the thread of the request; must return at once. */
@FunctionalInterface
public interface RefusalCount {

    /**
     * One more.
     *
     * @param tenant the tenant's name, or {@code address}
     */
    void refused(String tenant, Refusal.Reason reason);
}
