package id.lintas.simulators;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.simulators.queuebank.CamtMischief;
import id.lintas.simulators.queuebank.CamtNotice;
import id.lintas.simulators.queuebank.CamtNotice.Booking;
import id.lintas.simulators.queuebank.QueueAnswer;
import id.lintas.simulators.queuebank.QueueBank;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/**
 * {@code POST /camt-bank/tell} with {@code messageId}, {@code reference}, {@code billingCode}, {@code amount} and, if wished, {@code takenBack} and {@code mischief}.
 *
 * <p>504 says that no reply came in time.
 */
record CamtBankEndpoint(QueueBank bank, Clock clock) implements ControlServer.Endpoint {

    @Override
    public ControlAnswer answer(ControlRequest request) throws IOException {
        if (!request.endpoint(2).equals("POST /camt-bank/tell")) {
            return ControlAnswer.error(404, "no such endpoint");
        }
        JsonNode body = request.json();
        Booking booking = new Booking(
                request.text("reference"),
                request.text("billingCode"),
                ControlRequest.rupiah(body),
                clock.instant(),
                body.path("takenBack").asBoolean());
        CamtMischief mischief = ControlRequest.choice(body, "mischief", CamtMischief.class, CamtMischief.NONE);
        return answer(bank.tell(new CamtNotice(request.text("messageId"), List.of(booking), mischief)));
    }

    private static ControlAnswer answer(QueueAnswer answer) throws JsonProcessingException {
        String body = answer.body();
        ObjectNode json = ControlServer.JSON.createObjectNode();
        json.put("correlationId", answer.correlationId());
        json.put("messageId", answer.messageId());
        json.set("body", body == null ? null : ControlServer.JSON.readTree(body));
        return new ControlAnswer(body == null ? 504 : 200, json);
    }
}
