package id.lintas.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address. */
public final class Ports {

    /** Below the range that Linux, the BSDs and Windows take a connection's own port from. */
    private static final int LOWEST = 15_000;

    private static final int COUNT = 12_000;
    private static final int TRIES = 200;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that was free a moment ago, another one each time. A program may take minutes until it listens there: a port that the system
     * chooses would by then often be some connection's.
     */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = LOWEST + ThreadLocalRandom.current().nextInt(COUNT);
            if (GIVEN.add(port) && !taken(port)) {
                return port;
            }
        }
        throw new HarnessFailed("No free port from " + LOWEST + " to " + (LOWEST + COUNT - 1));
    }

    /** Whether some process listens on it, on loopback or on all addresses. */
    public static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // a port in TIME_WAIT is free: servers set this too
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
