package id.lintas.route.deliver;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** How this node calls itself in leases: host and process. */
final class NodeName {

    private NodeName() {}

    static String current() {
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
