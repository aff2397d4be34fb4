package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.simulators.PeersSimulator;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords at the hub's own broker are replaced under a load of payments by queue, and none fails. The steps are those of
 * docs/operations.md; the control leaves out the overlap.
 */
class B44BrokerPasswordsIT {

    private static final String BANK = PeersSimulator.QUEUE_BANK;
    private static final String PASSWORD = BANK + "/broker-password";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void passwordsAtTheBrokerAreReplacedUnderLoadAndNoPaymentFails() throws Exception {
        try (RotatingHub hub = RotatingHub.start(folder);
                ReconnectingBank bank = new ReconnectingBank(hub, hub.secret(PASSWORD))) {
            try (RotatingLoad load = RotatingLoad.of("queue", "true", bank::pay)) {
                load.mustGoOn();
                banks(hub, bank, load);
                others(hub, "registry", "registry/broker-password", load);
                others(hub, "hub", "broker-password", load);
                assertThat(load.failures()).isEmpty();
            }
            withoutOverlap(hub, bank);
        }
    }

    private static void banks(RotatingHub hub, ReconnectingBank bank, RotatingLoad load) throws Exception {
        String first = hub.secret(PASSWORD);
        String second = RotatingHub.random();
        hub.write(PASSWORD + "-next", second);
        load.mustGoOn();
        assertThat(bank.reconnect(first)).as("a bank that changed nothing yet").isTrue();
        load.mustGoOn();
        assertThat(bank.reconnect(second)).as("one that did").isTrue();
        load.mustGoOn();
        hub.promote(PASSWORD);
        load.mustGoOn();
        assertThat(bank.reconnect(second)).as("and once more").isTrue();
        load.mustGoOn();
        assertThat(hub.brokerTakes(BANK, first))
                .as("the old password is good for nothing")
                .isFalse();
    }

    /** Whoever has the password changes it at the next connection, before or after it is the only one. */
    private static void others(RotatingHub hub, String user, String reference, RotatingLoad load) throws Exception {
        String first = hub.secret(reference);
        String second = RotatingHub.random();
        assertThat(hub.brokerTakes(user, second)).isFalse();
        hub.write(reference + "-next", second);
        assertThat(hub.brokerTakes(user, first)).isTrue();
        assertThat(hub.brokerTakes(user, second)).isTrue();
        load.mustGoOn();
        hub.promote(reference);
        assertThat(hub.brokerTakes(user, first)).isFalse();
        assertThat(hub.brokerTakes(user, second)).isTrue();
        load.mustGoOn();
    }

    /** The control: with one password at a time, a bank that connects before it was told the new one pays nothing. */
    private static void withoutOverlap(RotatingHub hub, ReconnectingBank bank) throws Exception {
        String known = hub.secret(PASSWORD);
        try (RotatingLoad load = RotatingLoad.of("queue", "true", bank::pay)) {
            load.mustGoOn();
            hub.write(PASSWORD, RotatingHub.random());
            assertThat(bank.reconnect(known)).isFalse();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> load.failures().contains("queue IOException"));
        }
    }
}
