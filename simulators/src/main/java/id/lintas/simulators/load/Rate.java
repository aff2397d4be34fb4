package id.lintas.simulators.load;

import java.util.concurrent.TimeUnit;

/**
 * Gives out the moments at which calls are due, at a rate that may be changed at any time. Thread-safe.
 */
final class Rate {

    private double perSecond;
    private long next;

    /** @param perSecond 0 for calls that are due at once */
    Rate(double perSecond, long start) {
        this.perSecond = perSecond;
        this.next = start;
    }

    /** When the next call is due, in nanoseconds of {@link System#nanoTime}. */
    synchronized long due() {
        if (perSecond <= 0) {
            return System.nanoTime();
        }
        long due = next;
        next += (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
        return due;
    }

    /** From now on at this rate; what was due before and has not been sent is due at the new pace. */
    synchronized void become(double other) {
        perSecond = other;
        next = Math.max(next, System.nanoTime());
    }
}
