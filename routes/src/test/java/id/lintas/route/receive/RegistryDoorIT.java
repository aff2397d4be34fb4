package id.lintas.route.receive;

import id.lintas.route.Broker;
import id.lintas.route.TestHub;
import jakarta.jms.JMSContext;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistryDoorIT {

    private final TestHub hub = TestHub.get();

    @ParameterizedTest
    @CsvSource({"registry.out, causationid", "abis.out, requestId"})
    void whatCannotBeReadIsKeptAndTheNextIsTaken(String queue, String cause) {
        try (JMSContext jms = Broker.connect("registry")) {
            jms.createProducer().send(jms.createQueue(queue), "not json");
            jms.createProducer().send(jms.createQueue(queue), jms.createMapMessage());
            jms.createProducer()
                    .send(jms.createQueue(queue), "{\"" + cause + "\":\"" + UUID.randomUUID() + "\",\"type\":\"t\"}");
        }
        Awaitility.await().until(() -> outcomes(queue), List.of("MALFORMED", "MALFORMED", "UNKNOWN")::equals);
    }

    private List<String> outcomes(String queue) {
        return hub.bean(JdbcClient.class)
                .sql("select outcome from inbound_message where address = ? order by outcome")
                .param(queue)
                .query(String.class)
                .list();
    }
}
