package id.lintas.office;

import java.time.LocalTime;
import java.util.Map;

/**
 * A time window of an office's day with places in each lane.
 *
 * @param start first minute, local time of the office
 * @param end after the last minute
 * @param quota places by lane, each 0 to 1000; a lane that is absent has none
 */
public record Session(LocalTime start, LocalTime end, Map<Lane, Integer> quota) {

    /** @throws IllegalArgumentException if the window is empty or a quota is out of range */
    public Session {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("session: " + start + "–" + end + " (expected: start before end)");
        }
        quota = Map.copyOf(quota);
        quota.forEach((lane, places) -> {
            if (places < 0 || places > 1000) {
                throw new IllegalArgumentException("quota." + lane + ": " + places + " (expected: 0 to 1000)");
            }
        });
    }

    /** Places in a lane. */
    public int places(Lane lane) {
        return quota.getOrDefault(lane, 0);
    }
}
