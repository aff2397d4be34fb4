package id.lintas.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports on the loopback address. */
public final class Ports {
    private Ports() {}

    /** A port that was free a moment ago. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new HarnessFailed("No free port: " + e.getMessage(), e);
        }
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
