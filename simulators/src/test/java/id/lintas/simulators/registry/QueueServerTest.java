package id.lintas.simulators.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueServerTest {

    @Test
    void whatCouldNotBeStoredIsNotAcknowledgedAndComesAgain(@TempDir Path folder) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (HubBroker hub = HubBroker.start(folder.resolve("broker"))) {
            RegistrySettings settings = new RegistrySettings(hub.url(), HubBroker.PASSWORD, 0, folder, folder);
            Runnable disk = () -> {
                if (calls.incrementAndGet() == 1) {
                    throw new IllegalStateException("the disk is full");
                }
            };
            QueueServer server = new QueueServer(settings, "abis", Optional::of, 1, disk);
            server.start();

            assertThat(hub.ask("abis", "{\"n\":1}").path("n").asInt()).isEqualTo(1);
            assertThat(calls).hasValue(2);
            server.stop();
        }
    }

    @Test
    void startsBeforeTheBrokerAndWaitsForIt(@TempDir Path folder) throws Exception {
        int port = HubBroker.freePort();
        RegistrySettings settings =
                new RegistrySettings("tcp://127.0.0.1:" + port, HubBroker.PASSWORD, 0, folder, folder);
        QueueServer server = new QueueServer(settings, "abis", Optional::of, 1, () -> {});
        server.start();

        try (HubBroker hub = HubBroker.start(folder.resolve("broker"), port)) {
            assertThat(hub.ask("abis", "{\"n\":1}").path("n").asInt()).isEqualTo(1);
            server.stop();
        }
    }
}
