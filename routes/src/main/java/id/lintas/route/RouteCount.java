package id.lintas.route;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a route of this node has done since it started.
 *
 * @param id the route's name
 * @param state such as {@code Started} or {@code Stopped}
 * @param completed exchanges that ended well
 * @param failed exchanges that ended in an exception
 * @param inflight exchanges under way
 * @param meanMillis mean time of an exchange in milliseconds
 * @param lastCompleted when the last one ended well; null if none did
 */
public record RouteCount(
        String id,
        String state,
        long completed,
        long failed,
        long inflight,
        long meanMillis,
        @Nullable Instant lastCompleted) {}
