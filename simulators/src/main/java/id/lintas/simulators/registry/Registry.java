package id.lintas.simulators.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs the registry as a process of its own until it is ended. */
public final class Registry {

    private Registry() {}

    /** Settings come from the system properties {@code lintas.broker.url, .registry.port, .secrets, .state}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path secrets = Path.of(property("lintas.secrets")).resolve("registry");
        String password = Files.readString(secrets.resolve("broker-password")).strip();
        RegistrySettings settings = new RegistrySettings(
                property("lintas.broker.url"),
                password,
                Integer.parseInt(property("lintas.registry.port")),
                Path.of(property("lintas.state")).resolve("registry"),
                secrets.resolve("decryption-keys"));
        try (RegistrySimulator registry = RegistrySimulator.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(registry::close));
            new CountDownLatch(1).await();
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("system property " + name + " is missing (expected: -D" + name + "=…)");
        }
        return value;
    }
}
