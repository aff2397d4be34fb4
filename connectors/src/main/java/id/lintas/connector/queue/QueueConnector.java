package id.lintas.connector.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.Sha256;
import id.lintas.connector.StrictJson;
import id.lintas.connector.Wording;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.PaymentConnector;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.intake.RequestKey;
import id.lintas.payment.Outcome;
import id.lintas.payment.PaymentConfirmation;
import id.lintas.payment.Settlement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One bank on a queue. */
final class QueueConnector implements PaymentConnector {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final String UNREAD = "message";

    @Override
    public Reading read(RawMessage message) {
        Optional<ObjectNode> body =
                message.body().length > LARGEST_BODY ? Optional.empty() : StrictJson.object(message.body());
        return body.map(node -> read(message, node)).orElseGet(() -> malformed(null, UNREAD));
    }

    @Override
    public RawAnswer answer(RawMessage message, Reading reading, List<Settlement> settlements, boolean repeated) {
        Settlement settlement = settlements.get(0);
        ObjectNode answer = StrictJson.empty();
        answer.put("inReplyTo", reading.context() instanceof String id ? id : null);
        answer.put("result", result(settlement.outcome()));
        answer.set("reason", reason(settlement));
        Settlement.BillView bill = settlement.bill();
        if (settlement.outcome() == Outcome.PAYABLE && bill != null) {
            answer.put("name", bill.payer());
            answer.put("amount", bill.amount().amount());
            answer.put("expiresAt", bill.expiresAt().toString());
        }
        if (settlement.paymentId() != null) {
            answer.put("hubReference", settlement.paymentId().toString());
        }
        answer.put("repeated", repeated);
        return new RawAnswer(200, "application/json", Map.of(), StrictJson.bytes(answer));
    }

    private static Reading read(RawMessage message, ObjectNode body) {
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

    private static PartnerRequest request(RawMessage message, String operation, QueueFields fields)
            throws MalformedMessage {
        return switch (operation) {
            case "inquiry" -> new PartnerRequest.Inquiry(fields.billingCode());
            case "payment" ->
                new PartnerRequest.Payment(new PaymentConfirmation(
                        message.partner(),
                        message.transport(),
                        fields.text("bankReference", 64).trim(),
                        fields.billingCode(),
                        fields.amount(),
                        fields.paidAt(message.receivedAt()),
                        fields.textOrNothing("channel", 16)));
            default -> throw new MalformedMessage("operation");
        };
    }

    private static Reading malformed(@Nullable String id, String field) {
        return Reading.refused("queue", id, Settlement.of(Outcome.MALFORMED, field));
    }

    private static ObjectNode reason(Settlement settlement) {
        Wording words = Wording.of(settlement.outcome());
        String detail = settlement.detail().isEmpty() ? "" : ": " + settlement.detail();
        ObjectNode reason = StrictJson.empty();
        reason.put("id", words.indonesian() + detail);
        reason.put("en", words.english() + detail);
        return reason;
    }

    private static String result(Outcome outcome) {
        return switch (outcome) {
            case PAYABLE -> "PAYABLE";
            case SETTLED -> "SETTLED";
            case SETTLED_LATE -> "SETTLED_LATE";
            case ALREADY_PAID -> "ALREADY_PAID";
            case UNKNOWN_BILL, NOT_FOUND -> "UNKNOWN_BILL";
            case WRONG_AMOUNT -> "WRONG_AMOUNT";
            case EXPIRED -> "EXPIRED";
            case REVERSED -> "REVERSED";
            case REVERSAL_NOTED -> "REVERSAL_NOTED";
            case CONFLICT -> "CONFLICT";
            case MALFORMED, MISSING_FIELD, BAD_FORMAT, FILE_REFUSED, TOKEN_ISSUED, TOKEN_INVALID, UNAUTHENTICATED ->
                "MALFORMED";
            // Not for the wire: the message goes back to the queue. Named truly all the same.
            case UNAVAILABLE, TOO_MANY -> "UNAVAILABLE";
        };
    }
}
