package id.lintas.route.deliver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deliveries that go to one queue together.
 *
 * @param queue its address
 * @param outgoing what is put there, at least two
 * @param since when it was claimed
 */
record Bundle(String queue, List<Outgoing> outgoing, Instant since) {

    /** The broker takes fifty at eight times the rate of single ones; more gain little, and are sent again if one is refused. */
    static final int MOST = 50;

    /** Everything in as few bundles as there can be; a lonely one is a bundle as well. */
    static List<Bundle> of(List<Outgoing> all, Instant since) {
        Map<String, List<Outgoing>> queues = new LinkedHashMap<>();
        all.forEach(one -> queues.computeIfAbsent(one.link().address(), queue -> new ArrayList<>())
                .add(one));
        List<Bundle> bundles = new ArrayList<>();
        queues.forEach((queue, outgoing) -> {
            for (int from = 0; from < outgoing.size(); from += MOST) {
                bundles.add(new Bundle(
                        queue, List.copyOf(outgoing.subList(from, Math.min(from + MOST, outgoing.size()))), since));
            }
        });
        return bundles;
    }

    boolean olderThan(Duration age, Instant now) {
        return since.plus(age).isBefore(now);
    }
}
