package id.lintas.simulators;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the peers find the hub, and where they listen; all on the loopback address.
 *
 * @param hubUrl the hub's address without a trailing slash
 * @param brokerUrl the hub's broker, such as {@code tcp://127.0.0.1:61616}
 * @param sftpPort the post office's port; 0 for any free one
 * @param controlPort the port of the control server and of the offices' webhooks; 0 for any free one
 * @param secretsDir the peers' secrets, one folder for each peer
 * @param stateDir where the post office keeps its files
 */
public record PeersSettings(
        URI hubUrl, String brokerUrl, int sftpPort, int controlPort, Path secretsDir, Path stateDir) {

    /**
     * The settings that the system properties {@code lintas.*} state.
     *
     * @throws IllegalArgumentException when one is missing
     */
    static PeersSettings fromSystemProperties() {
        return new PeersSettings(
                URI.create(property("lintas.hub.url")),
                property("lintas.broker.url"),
                Integer.parseInt(property("lintas.sftp.port")),
                Integer.parseInt(property("lintas.peers.port")),
                Path.of(property("lintas.secrets")),
                Path.of(property("lintas.state")));
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("system property " + name + " is missing (expected: -D" + name + "=…)");
        }
        return value;
    }
}
