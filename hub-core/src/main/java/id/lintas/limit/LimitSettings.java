package id.lintas.limit;

import java.time.Duration;

/**
 * What a deployment says about limits.
 *
 * @param enabled whether any limit is enforced; false is for measuring what limits are good for
 * @param nodes how many hubs share the tenants' load: each gives out its part of every rate and of the bytes a day
 * @param inFlight how many requests of one tenant are worked on at a time; fewer than the connections to the database
 * @param patience how long a request waits for its tenant's share before it is refused
 * @param addressPerSecond requests a second from one client address, whoever it claims to be
 * @param addressBurst requests from one address that may come at once
 */
public record LimitSettings(
        boolean enabled, int nodes, int inFlight, Duration patience, int addressPerSecond, int addressBurst) {

    /** One node on a small machine. */
    public static final LimitSettings STANDARD = new LimitSettings(true, 1, 6, Duration.ofMillis(250), 400, 800);

    /** @throws IllegalArgumentException if a number is not positive */
    public LimitSettings {
        if (nodes < 1 || inFlight < 1 || addressPerSecond < 1 || addressBurst < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("lintas.limits: nodes " + nodes + ", in-flight " + inFlight
                    + ", address-per-second " + addressPerSecond + ", address-burst " + addressBurst + ", patience "
                    + patience + " (expected: each at least 1, patience not negative)");
        }
    }
}
