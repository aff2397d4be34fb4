package id.lintas.simulators.bank;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Money that was paid at the bank, whether or not its notice ever left the bank. Safe for use by many threads. */
public final class BankCounter {

    private final Map<String, Taken> taken = new ConcurrentHashMap<>();
    private volatile boolean silent;

    /**
     * A payment at the counter.
     *
     * @param reference the bank's number, on the payer's slip
     * @param amount whole rupiah
     */
    public record Taken(String reference, long amount, Instant paidAt) {}

    /** Somebody pays, and the bank tells nobody. */
    public Taken take(String billingCode, long amount, Instant paidAt) {
        return taken.computeIfAbsent(billingCode, code -> new Taken("9" + code.substring(4), amount, paidAt));
    }

    Optional<Taken> find(String billingCode) {
        return Optional.ofNullable(taken.get(billingCode));
    }

    /** Whether the bank lets callers wait instead of answering. */
    public void silent(boolean silent) {
        this.silent = silent;
    }

    boolean silent() {
        return silent;
    }
}
