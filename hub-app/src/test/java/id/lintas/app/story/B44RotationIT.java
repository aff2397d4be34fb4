package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.simulators.bank.BankMischief;
import id.lintas.simulators.bank.PayOptions;
import id.lintas.simulators.bank.SnapAnswer;
import id.lintas.simulators.bank.SnapBank;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are replaced by changing files only, under load, and no request fails. Each rotation follows the steps of
 * docs/operations.md; the controls leave out the overlap and see the failures that it prevents.
 */
class B44RotationIT {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void secretsAreReplacedUnderLoadAndNoRequestFails() throws Exception {
        try (RotatingHub hub = RotatingHub.start(folder)) {
            PrivateKey firstKey = hub.bankKey();
            KeyPair second = rsa();
            String firstSecret = hub.secret("bank-musi/client-secret");
            String secondSecret = RotatingHub.random();
            SnapBank bank = hub.bank(firstSecret, firstKey);

            try (RotatingLoad load = new RotatingLoad(hub, bank)) {
                load.mustGoOn();

                database(hub, load);

                hub.write("bank-musi/client-secret-next", secondSecret);
                SnapBank moved = hub.bank(secondSecret, firstKey);
                assertThat(pay(moved)).as("the bank signs with its new secret").isEqualTo("4042512");
                load.mustGoOn();
                hub.keycloakSecret("bank-musi", secondSecret);
                assertThat(pay(hub.bank(firstSecret, firstKey)))
                        .as("a new token while Keycloak has the new secret and the bank the old one")
                        .isEqualTo("4042512");
                load.use(moved);
                load.mustGoOn();
                hub.promote("bank-musi/client-secret");
                load.mustGoOn();

                hub.write("bank-musi/public-key.pem-next", RotatingHub.pem(second.getPublic()));
                SnapBank newKey = hub.bank(secondSecret, second.getPrivate());
                assertThat(pay(newKey)).as("a token for the new key").isEqualTo("4042512");
                assertThat(pay(hub.bank(secondSecret, firstKey)))
                        .as("and for the old one")
                        .isEqualTo("4042512");
                load.use(newKey);
                hub.promote("bank-musi/public-key.pem");
                load.mustGoOn();

                assertThat(load.failures()).isEmpty();
                assertThat(load.answered()).isGreaterThan(100);
            }

            assertThat(pay(hub.bank(firstSecret, second.getPrivate())))
                    .as("the old secret is good for nothing")
                    .isEqualTo("4012500");
            assertThat(hub.bank(secondSecret, firstKey)
                            .pay("900000000000001", 350_000, PayOptions.CORRECT)
                            .status())
                    .as("nor is the old key")
                    .isEqualTo(401);
            withoutOverlap(hub, hub.bank(secondSecret, second.getPrivate()));
        }
    }

    /** The pool is renewed whole by the new password before the old one goes. */
    private static void database(RotatingHub hub, RotatingLoad load) throws Exception {
        String next = RotatingHub.random();
        hub.write("database-app-password-next", next);
        Instant changed = hub.database().password(next);
        Awaitility.await()
                .atMost(Duration.ofSeconds(100))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> hub.database().connectionsOlderThan(changed) == 0);
        hub.promote("database-app-password");
        load.mustGoOn();
    }

    /** The controls: a password or a secret that changes at one side only fails requests, and the load sees it. */
    private static void withoutOverlap(RotatingHub hub, SnapBank bank) throws Exception {
        try (RotatingLoad load = new RotatingLoad(hub, bank)) {
            load.mustGoOn();
            String known = hub.secret("bank-musi/client-secret");
            hub.write("bank-musi/client-secret", RotatingHub.random());
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> load.failures().contains("payment 4012500"));
            hub.write("bank-musi/client-secret", known);
        }
        try (RotatingLoad load = new RotatingLoad(hub, bank)) {
            load.mustGoOn();
            hub.database().password(RotatingHub.random());
            hub.database().endConnections();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> load.failures().contains("payment 5002500"));
        }
    }

    private static String pay(SnapBank bank) throws Exception {
        SnapAnswer answer = bank.pay("900000000000001", 350_000, PayOptions.with(BankMischief.NONE));
        return String.valueOf(answer.responseCode());
    }

    private static KeyPair rsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }
}
