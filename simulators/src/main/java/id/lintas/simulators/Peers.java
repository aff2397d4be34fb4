package id.lintas.simulators;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the peers until the process is told to end.
 *
 * <p>System properties: {@code lintas.hub.url}, {@code lintas.broker.url}, {@code lintas.sftp.port}, {@code lintas.peers.port},
 * {@code lintas.secrets} and {@code lintas.state}.
 */
public final class Peers {

    private static final Logger LOG = LoggerFactory.getLogger(Peers.class);

    private Peers() {}

    /** Starts the peers and leaves them running; exits with an error when a secret is missing or a port is taken. */
    public static void main(String[] args) throws IOException {
        PeersSimulator peers = PeersSimulator.start(PeersSettings.fromSystemProperties());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(peers), "peers-stop"));
        LOG.info("peers ready: control {} sftp {}", peers.controlPort(), peers.sftpPort());
    }

    private static void stop(PeersSimulator peers) {
        try {
            peers.close();
        } catch (IOException e) {
            LOG.warn("the peers did not stop cleanly", e);
        }
    }
}
