package id.lintas.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.simulators.queuebank.QueueAnswer;
import id.lintas.simulators.queuebank.QueueBank;
import id.lintas.simulators.queuebank.QueueMischief;
import id.lintas.simulators.queuebank.QueuePayOptions;
import java.io.IOException;

/**
 * {@code POST /queue-bank/inquire}, {@code /queue-bank/pay}, {@code /queue-bank/raw} and {@code GET /queue-bank/reply/<correlationId>}.
 *
 * <p>504 says that no reply came in time; it may still be had by its correlation id. A raw body of type {@code application/octet-stream} goes out as
 * a bytes message, any other as text.
 */
record QueueBankEndpoint(QueueBank bank) implements ControlServer.Endpoint {

    @Override
    public ControlAnswer answer(ControlRequest request) throws IOException {
        return switch (request.endpoint(2)) {
            case "POST /queue-bank/inquire" -> answer(bank.inquire(request.text("billingCode")));
            case "POST /queue-bank/pay" -> {
                JsonNode body = request.json();
                QueueMischief mischief =
                        ControlRequest.choice(body, "mischief", QueueMischief.class, QueueMischief.NONE);
                yield answer(bank.pay(
                        request.text("billingCode"),
                        ControlRequest.rupiah(body),
                        new QueuePayOptions(mischief, ControlRequest.paidAt(body))));
            }
            case "POST /queue-bank/take-back" -> {
                String code = request.text("billingCode");
                yield answer(bank.takeBack(
                        code,
                        ControlRequest.rupiah(request.json()),
                        bank.reference(code).orElseThrow(() -> new IllegalStateException("no payment for " + code))));
            }
            case "POST /queue-bank/raw" ->
                answer(
                        "application/octet-stream".equals(request.contentType())
                                ? bank.sendRaw(request.body())
                                : bank.sendRaw(new String(request.body(), UTF_8)));
            case "GET /queue-bank/reply" -> {
                String correlationId = request.segment(2);
                yield bank.reply(correlationId)
                        .map(body -> answer(new QueueAnswer(correlationId, null, body)))
                        .orElse(ControlAnswer.error(404, "no reply yet"));
            }
            default -> ControlAnswer.error(404, "no such endpoint");
        };
    }

    private static ControlAnswer answer(QueueAnswer answer) {
        String body = answer.body();
        ObjectNode json = ControlServer.JSON.createObjectNode();
        json.put("correlationId", answer.correlationId());
        json.put("messageId", answer.messageId());
        json.put("result", body == null ? null : result(body));
        json.put("body", body);
        return new ControlAnswer(body == null ? 504 : 200, json);
    }

    private static @org.jspecify.annotations.Nullable String result(String body) {
        try {
            return ControlServer.JSON.readTree(body).path("result").textValue();
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
