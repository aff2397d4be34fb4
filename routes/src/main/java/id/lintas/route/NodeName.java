package id.lintas.route;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How this node calls itself in leases: host and process. */
public final class NodeName {

    private NodeName() {}

    /** The same until this process ends, and no other process's. */
    public static String current() {
        return host() + "-" + ProcessHandle.current().pid();
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
