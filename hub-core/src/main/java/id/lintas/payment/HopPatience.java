package id.lintas.payment;

import java.time.Duration;

/**
 * How long a payment may wait at a hop before that hop is called stuck.
 *
 * @param hub from when somebody told of a payment until a bank or the post office confirms it
 * @param registry from the confirmation until the registry has stored it
 * @param office from the confirmation until the office has seen it
 */
public record HopPatience(Duration hub, Duration registry, Duration office) {

    /** @throws IllegalArgumentException if one of them is not positive */
    public HopPatience {
        for (Duration patience : new Duration[] {hub, registry, office}) {
            if (patience.isNegative() || patience.isZero()) {
                throw new IllegalArgumentException("patience: " + patience + " (expected: positive)");
            }
        }
    }
}
