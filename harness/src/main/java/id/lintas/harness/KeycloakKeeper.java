package id.lintas.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;

/** Keeps the Keycloak of one Maven run in a process of its own. */
final class KeycloakKeeper {
    private KeycloakKeeper() {}

    /**
     * Keeps one Keycloak for a Maven run.
     *
     * @param arguments see {@link Keeper}
     */
    public static void main(String... arguments) throws IOException {
        Keeper keeper = new Keeper("keycloak", arguments);
        keeper.record();
        KeycloakPorts ports = KeycloakPorts.free();
        Path run = keeper.runDirectory();
        KeycloakServer server = RealKeycloak.start(
                new RealKeycloak.Settings(
                        run.resolve("keycloak"),
                        ports,
                        Secrets.ensure(run.resolve("secrets")),
                        DemoRealm.nearestTenants(),
                        null,
                        run.resolve("keycloak-server.log")),
                process -> write(run.resolve("keycloak.pid"), process));
        Properties values = new Properties();
        values.setProperty("port", Integer.toString(ports.http()));
        values.setProperty("tls-port", Integer.toString(ports.tls()));
        values.setProperty("management-port", Integer.toString(ports.management()));
        values.setProperty("administrator", server.administratorPassword());
        keeper.keep(values, () -> {
            server.close();
            try {
                Directories.delete(run.resolve("keycloak"));
            } catch (IOException e) {
                System.err.println("data directory not deleted: " + e.getMessage());
            }
        });
    }

    private static void write(Path file, ProcessIdentity process) {
        try {
            Directories.writeAtomically(file, process.toString());
        } catch (IOException e) {
            throw new HarnessFailed("Not written: " + file, e);
        }
    }
}
