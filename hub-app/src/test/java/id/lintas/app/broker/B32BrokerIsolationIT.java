package id.lintas.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partner's user against everybody else's queues, over the core protocol and over AMQP. The same attacks succeed against a broker
 * that lets everybody do everything, so a refusal here is a refusal and no mistake of the attack.
 */
class B32BrokerIsolationIT {

    @TempDir
    private static Path folder = Path.of("");

    private static AttackedBroker strict;
    private static AttackedBroker permissive;

    @BeforeAll
    static void start() throws Exception {
        strict = AttackedBroker.strict(folder.resolve("strict"));
        permissive = AttackedBroker.permissive(folder.resolve("permissive"));
    }

    @AfterAll
    static void stop() throws Exception {
        strict.close();
        permissive.close();
    }

    private static List<Attack> attacks() {
        List<Attack> all = new ArrayList<>(JmsAttacks.over("core", AttackedBroker::core));
        all.addAll(JmsAttacks.over("amqp", AttackedBroker::amqp));
        all.addAll(CoreAttacks.all());
        return all;
    }

    @TestFactory
    Stream<DynamicTest> isRefused() {
        return attacks().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.name(), () -> assertThat(attack.succeeds(strict)).isFalse()));
    }

    @TestFactory
    Stream<DynamicTest> wouldSucceedIfNothingStoodInTheWay() {
        return attacks().stream()
                .map(attack -> DynamicTest.dynamicTest(
                        attack.name(),
                        () -> assertThat(attack.on().succeeds(permissive)).isTrue()));
    }
}
