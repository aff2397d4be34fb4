package id.lintas.harness.demo;

import id.lintas.harness.HarnessFailed;
import id.lintas.harness.KeycloakPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the parts of one checkout keep their state and which ports they listen on.
 *
 * @param checkout the directory of {@code ./lintas}
 * @param portBase the hub's port; the others follow it
 * @param folder the folder of all state, below the checkout
 */
record Layout(Path checkout, int portBase, String folder) {
    static final int USUAL_PORT_BASE = 18080;

    private static final String FOLDER = ".lintas";

    /** All parts, in the order of their start. */
    static final List<String> PARTS = List.of("postgres", "keycloak", "peers", "registry", "hub", "story", "traffic");

    /** The demonstration's own. */
    Layout(Path checkout, int portBase) {
        this(checkout, portBase, FOLDER);
    }

    Layout {
        if (portBase < 1024 || portBase > 65000) {
            throw new HarnessFailed("--port-base: " + portBase + " (expected: 1024 to 65000)");
        }
    }

    /** The layout of the demonstration that runs or ran last. */
    static Layout ofLastRun(Path checkout) {
        return ofLastRun(checkout, FOLDER);
    }

    /** The layout of what runs or ran last with its state in that folder. */
    static Layout ofLastRun(Path checkout, String folder) {
        try {
            Path file = checkout.resolve(folder).resolve("run/port-base");
            return new Layout(checkout, Integer.parseInt(Files.readString(file).strip()), folder);
        } catch (IOException | NumberFormatException e) {
            return new Layout(checkout, USUAL_PORT_BASE, folder);
        }
    }

    /** Each port with what listens on it. */
    Map<Integer, String> ports() {
        Map<Integer, String> ports = new TreeMap<>();
        ports.put(hubPort(), "hub");
        ports.put(keycloakPort(), "keycloak");
        ports.put(keycloakManagementPort(), "keycloak's management");
        ports.put(keycloakTlsPort(), "keycloak with TLS");
        ports.put(postgresPort(), "postgres");
        ports.put(brokerPort(), "the hub's broker");
        ports.put(sftpPort(), "the post office's SFTP");
        ports.put(peersPort(), "peers");
        ports.put(registryPort(), "registry");
        ports.put(dropPort(), "the hub's SFTP");
        ports.put(machinePort(), "the hub's listener for machines");
        return ports;
    }

    int hubPort() {
        return portBase;
    }

    int keycloakPort() {
        return portBase + 1;
    }

    int keycloakManagementPort() {
        return portBase + 2;
    }

    int keycloakTlsPort() {
        return portBase + 8;
    }

    KeycloakPorts keycloakPorts() {
        return new KeycloakPorts(keycloakPort(), keycloakTlsPort(), keycloakManagementPort());
    }

    int postgresPort() {
        return portBase + 3;
    }

    int brokerPort() {
        return portBase + 4;
    }

    int sftpPort() {
        return portBase + 5;
    }

    int peersPort() {
        return portBase + 6;
    }

    int registryPort() {
        return portBase + 7;
    }

    /** The hub's own SFTP server, where partners bring files. */
    int dropPort() {
        return portBase + 9;
    }

    /** Where the hub wants a certificate from whoever calls. */
    int machinePort() {
        return portBase + 10;
    }

    /** The name browsers use: cookies and the issuer depend on it. */
    String hubUrl() {
        return "http://localhost:" + hubPort();
    }

    String realmUrl() {
        return "http://localhost:" + keycloakPort() + "/realms/lintas";
    }

    String peersUrl() {
        return "http://127.0.0.1:" + peersPort();
    }

    String registryUrl() {
        return "http://127.0.0.1:" + registryPort();
    }

    Path state() {
        return checkout.resolve(folder);
    }

    Path tenants() {
        return checkout.resolve("tenants");
    }

    Path run() {
        return state().resolve("run");
    }

    Path log(String part) {
        return logs().resolve(part + ".log");
    }

    Path logs() {
        return state().resolve("logs");
    }

    /** The credentials of the bank that tries. */
    Path partner() {
        return state().resolve("partner");
    }

    Path secrets() {
        return state().resolve("secrets");
    }

    Path postgresData() {
        return state().resolve("postgres");
    }
}
