package id.lintas.connector.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.Sha256;
import id.lintas.connector.StrictJson;
import id.lintas.connector.StrictJson.Parsed;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.PaymentReversal;
import id.lintas.payment.Settlement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our own JSON: one request a message. */
final class JsonForm {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final String UNREAD = "message";

    /** Whether money is told in JSON; a bank that tells it in camt.054 would tell it twice. */
    private final boolean money;

    JsonForm(boolean money) {
        this.money = money;
    }

    Reading read(RawMessage message) {
        if (message.body().length > LARGEST_BODY) {
            return malformed(
                    null, UNREAD + ": " + message.body().length + " bytes (expected: at most " + LARGEST_BODY + ")");
        }
        Parsed parsed = StrictJson.parse(message.body());
        return parsed.object()
                .map(body -> read(message, body))
                .orElseGet(() -> malformed(
                        null, UNREAD + parsed.flaw().map(flaw -> ": " + flaw).orElse("")));
    }

    static RawAnswer answer(Reading reading, Settlement settlement, boolean repeated) {
        ObjectNode answer = StrictJson.empty();
        answer.put("inReplyTo", reading.context() instanceof String id ? id : null);
        Replies.fill(answer, settlement);
        Settlement.BillView bill = settlement.bill();
        if (settlement.outcome() == Outcome.PAYABLE && bill != null) {
            answer.put("name", bill.payer());
            answer.put("amount", bill.amount().amount());
            answer.put("expiresAt", bill.expiresAt().toString());
        }
        answer.put("repeated", repeated);
        return new RawAnswer(200, "application/json", Map.of(), StrictJson.bytes(answer));
    }

    private Reading read(RawMessage message, ObjectNode body) {
        QueueFields fields = new QueueFields(body);
        String id = null;
        try {
            id = fields.text("messageId", 64);
            String operation = fields.text("operation", 16);
            PartnerRequest request = request(message, operation, fields);
            RequestKey key = new RequestKey("queue", id, Sha256.hex(StrictJson.bytes(body)));
            return new Reading(operation, Optional.of(key), List.of(request), id);
        } catch (MalformedMessage e) {
            return malformed(id, e.field());
        }
    }

    private PartnerRequest request(RawMessage message, String operation, QueueFields fields) throws MalformedMessage {
        boolean tellsMoney = operation.equals("payment") || operation.equals("reversal");
        if (tellsMoney && !money) {
            throw new MalformedMessage("operation");
        }
        return switch (operation) {
            case "inquiry" -> new PartnerRequest.Inquiry(fields.billingCode());
            case "payment" ->
                new PartnerRequest.Payment(new PaymentConfirmation(
                        message.partner(),
                        message.transport(),
                        fields.reference(),
                        fields.billingCode(),
                        fields.amount(),
                        fields.time("paidAt", message.receivedAt()),
                        fields.textOrNothing("channel", 16)));
            case "reversal" ->
                new PartnerRequest.Reversal(new PaymentReversal(
                        message.partner(),
                        message.transport(),
                        fields.reference(),
                        fields.billingCode(),
                        fields.amount(),
                        fields.time("reversedAt", message.receivedAt()),
                        fields.textOrNothing("reason", 200)));
            case "status" -> new PartnerRequest.Status(fields.reference());
            default -> throw new MalformedMessage("operation");
        };
    }

    private static Reading malformed(@Nullable String id, String field) {
        return Reading.refused("queue", id, Settlement.of(Outcome.MALFORMED, field));
    }
}
