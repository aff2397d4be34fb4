package id.lintas.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.simulators.bank.BankCounter;
import id.lintas.simulators.bank.BankMischief;
import id.lintas.simulators.bank.PayOptions;
import id.lintas.simulators.bank.SnapAnswer;
import id.lintas.simulators.bank.SnapBank;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** {@code POST /bank/inquire}, {@code /bank/pay}, {@code /bank/status}, {@code /bank/take} and {@code /bank/silent}. */
record BankEndpoint(SnapBank bank, BankCounter counter, Clock clock) implements ControlServer.Endpoint {

    @Override
    public ControlAnswer answer(ControlRequest request) throws IOException {
        return switch (request.endpoint(2)) {
            case "POST /bank/inquire" -> ControlAnswer.ok(json(bank.inquire(request.text("billingCode"))));
            case "POST /bank/status" -> ControlAnswer.ok(json(bank.status(request.text("billingCode"))));
            case "POST /bank/pay" -> {
                JsonNode body = request.json();
                BankMischief mischief = ControlRequest.choice(body, "mischief", BankMischief.class, BankMischief.NONE);
                yield ControlAnswer.ok(json(bank.pay(
                        request.text("billingCode"),
                        ControlRequest.rupiah(body),
                        new PayOptions(mischief, ControlRequest.paidAt(body)))));
            }
            case "POST /bank/take" -> {
                JsonNode body = request.json();
                Instant paidAt = ControlRequest.paidAt(body);
                BankCounter.Taken taken = counter.take(
                        request.text("billingCode"),
                        ControlRequest.rupiah(body),
                        paidAt == null ? clock.instant() : paidAt);
                yield ControlAnswer.ok(ControlServer.JSON.createObjectNode().put("reference", taken.reference()));
            }
            case "POST /bank/silent" -> {
                counter.silent(request.json().path("silent").asBoolean());
                yield ControlAnswer.ok(ControlServer.JSON.createObjectNode());
            }
            default -> ControlAnswer.error(404, "no such endpoint");
        };
    }

    private static ObjectNode json(SnapAnswer answer) {
        ObjectNode json = ControlServer.JSON.createObjectNode();
        json.put("status", answer.status());
        json.put("responseCode", answer.responseCode());
        json.put("externalId", answer.externalId());
        json.put("body", answer.body());
        return json;
    }
}
