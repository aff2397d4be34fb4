package id.lintas.limit;

import java.time.Duration;

/**
 * Why a request is not taken now.
 *
 * @param reason which limit
 * @param retryAfter when it is worth trying again, at least a second
 */
public record Refusal(Reason reason, Duration retryAfter) {

    /** Which limit was reached. */
    public enum Reason {
        /** Too many requests a second from this tenant. */
        RATE,
        /** The tenant's bytes of today are used up. */
        BYTES_A_DAY,
        /** The tenant's share of threads and connections is in use. */
        BUSY,
        /** Too many requests a second from one address. */
        ADDRESS
    }

    /** @throws IllegalArgumentException if the wait is shorter than a second */
    public Refusal {
        if (retryAfter.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("retryAfter: " + retryAfter + " (expected: a second or more)");
        }
    }

    /** Whole seconds for {@code Retry-After}, rounded up. */
    public long seconds() {
        return retryAfter.plusNanos(999_999_999).toSeconds();
    }
}
