package id.lintas.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.app.broker.StockBroker;
import id.lintas.harness.Ports;
import id.lintas.simulators.PeersSimulator;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hub's own password at a broker of somebody else's is replaced under a load of payments by queue, and none fails, whenever
 * the broker ends the hub's connections; the control leaves out the overlap.
 */
class B44HubsBrokerPasswordIT {

    private static final String USER = "hub";
    private static final String PASSWORD = "broker-password";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theHubsPasswordIsReplacedUnderLoadAndNoPaymentFails() throws Exception {
        int port = Ports.free();
        try (StockBroker broker = new StockBroker(folder.resolve("stock"), port, PeersSimulator.QUEUE_BANK)) {
            broker.password(USER, RunningHub.get().keycloak().secrets().text("hub/broker-password"));
            broker.password(
                    PeersSimulator.QUEUE_BANK,
                    RunningHub.get().keycloak().secrets().text("hub/bank-siak/broker-password"));
            try (RotatingHub hub = RotatingHub.onBroker(folder, port)) {
                String first = hub.secret(PASSWORD);
                String second = RotatingHub.random();
                try (RotatingLoad load = RotatingLoad.of("queue", "true", () -> RotatingLoad.pay(hub.queueBank()))) {
                    load.mustGoOn();
                    hub.write(PASSWORD + "-next", second);
                    load.mustGoOn();
                    broker.cut(USER);
                    load.mustGoOn();
                    broker.password(USER, second);
                    load.mustGoOn();
                    broker.cut(USER);
                    load.mustGoOn();
                    hub.promote(PASSWORD);
                    load.mustGoOn();
                    broker.cut(USER);
                    load.mustGoOn();
                    assertThat(load.failures()).isEmpty();
                }
                assertThat(hub.brokerTakes(USER, first))
                        .as("the old password is good for nothing")
                        .isFalse();
                withoutOverlap(hub, broker);
            }
        }
    }

    /** The control: the broker has another password than the hub, and whatever ends a connection ends the payments. */
    private static void withoutOverlap(RotatingHub hub, StockBroker broker) throws Exception {
        String third = RotatingHub.random();
        try (RotatingLoad load = RotatingLoad.of("queue", "true", () -> RotatingLoad.pay(hub.queueBank()))) {
            load.mustGoOn();
            broker.password(USER, third);
            broker.cut(USER);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> load.failures().contains("queue false"));
            hub.write(PASSWORD, third);
            load.mustGoOn();
        }
    }
}
