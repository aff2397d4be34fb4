package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.harness.RealKeycloak;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/**
 * The secret of a client by which the hub itself calls Keycloak, replaced under load as docs/operations.md says. Keycloak is
 * shared by the whole run and gets its own secret back.
 *
 * @param client the client's id
 * @param file where the hub reads the secret; another's for as long as this lasts
 */
public record ServiceSecret(String client, Path file) implements AutoCloseable {

    private static final RealKeycloak KEYCLOAK = RealKeycloak.forTests();

    /** Puts the run's own secret into the file. */
    public ServiceSecret {
        try {
            SecretFile.write(file, own(file));
        } catch (IOException e) {
            throw new IllegalStateException(file + " (expected: a file that can be written)", e);
        }
    }

    /** Replaces the secret while the call goes on, and then once more without the overlap. */
    public void replace(String expected, Callable<String> call) throws Exception {
        String second = RotatingHub.random();
        try (RotatingLoad load = RotatingLoad.of(client, expected, call)) {
            load.mustGoOn();
            SecretFile.write(SecretFile.next(file), second);
            load.mustGoOn();
            KEYCLOAK.clientSecret(client, second);
            load.mustGoOn();
            SecretFile.promote(file);
            load.mustGoOn();
            assertThat(load.failures()).isEmpty();

            SecretFile.write(file, own(file));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(load.failures())
                            .as("the control: with the old secret, which is good for nothing any more")
                            .isNotEmpty());
            SecretFile.write(file, second);
            load.mustGoOn();
        }
    }

    private static String own(Path file) {
        return KEYCLOAK.secrets().text("hub/" + file.getFileName());
    }

    @Override
    public void close() {
        KEYCLOAK.clientSecret(client, own(file));
    }
}
