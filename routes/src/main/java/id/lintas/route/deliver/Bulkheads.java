package id.lintas.route.deliver;

import id.lintas.delivery.Claim;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which claim is sent next, so that slow or dead peers never hold all threads. A peer begins with one send at a
 * time, each success doubles that up to four, a failure takes it back to one; all peers whose last try failed share half
 * of the threads. Thread-safe.
 */
final class Bulkheads {

    private static final int MOST_FOR_A_PEER = 4;

    private final int threads;
    private final Map<Channel, Lane> lanes = new LinkedHashMap<>();
    private int running;
    private int runningAiling;

    Bulkheads(int threads) {
        this.threads = threads;
    }

    /** A claim and when it was made. */
    record Waiting(Claim claim, Instant since) {}

    private static final class Lane {
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private int allowed = 1;
        private int running;
        private boolean ailing;
    }

    synchronized void offer(Claim claim, Instant since) {
        lanes.computeIfAbsent(Channel.of(claim), channel -> new Lane()).waiting.add(new Waiting(claim, since));
    }

    /** The next claim to send, if one may start now; its caller owes {@link #done}. Channels take turns. */
    synchronized Optional<Waiting> next() {
        if (running >= threads) {
            return Optional.empty();
        }
        Iterator<Map.Entry<Channel, Lane>> all = lanes.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Channel, Lane> entry = all.next();
            Lane lane = entry.getValue();
            if (mayStart(lane)) {
                Waiting first = lane.waiting.remove();
                start(lane);
                all.remove();
                lanes.put(entry.getKey(), lane);
                return Optional.of(first);
            }
        }
        return Optional.empty();
    }

    private boolean mayStart(Lane lane) {
        return !lane.waiting.isEmpty() && lane.running < lane.allowed && (!lane.ailing || runningAiling < threads / 2);
    }

    private void start(Lane lane) {
        running++;
        lane.running++;
        if (lane.ailing) {
            runningAiling++;
        }
    }

    /** A send has ended. */
    synchronized void done(Channel channel, boolean well) {
        Lane lane = lanes.get(channel);
        if (lane == null) {
            throw new IllegalStateException("channel: " + channel + " (expected: one with a send under way)");
        }
        if (lane.ailing) {
            runningAiling -= lane.running;
        }
        running--;
        lane.running--;
        lane.ailing = !well;
        lane.allowed = well ? Math.min(MOST_FOR_A_PEER, lane.allowed * 2) : 1;
        if (lane.ailing) {
            runningAiling += lane.running;
        }
        if (well && lane.waiting.isEmpty() && lane.running == 0 && lanes.size() > 1_000) {
            lanes.remove(channel);
        }
    }

    /**
     * How much is waiting for threads rather than for its peer: what each peer may have running next, without those whose
     * last try failed. A peer that is new counts as one, so silent ones do not keep the dispatcher from looking further.
     */
    synchronized int waitingForThreads() {
        return lanes.values().stream()
                .filter(lane -> !lane.ailing)
                .mapToInt(lane -> Math.max(0, Math.min(lane.waiting.size(), lane.allowed - lane.running)))
                .sum();
    }

    /** Forgets what waits; the leases end and another node takes over. */
    synchronized void forgetWaiting() {
        lanes.values().forEach(lane -> lane.waiting.clear());
    }
}
