package id.lintas.connector.queue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.StrictJson;
import id.lintas.connector.Wording;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;

/** What every reply says of one request. */
final class Replies {

    private Replies() {}

    /** Puts result, reason and the hub's reference. */
    static void fill(ObjectNode answer, Settlement settlement) {
        answer.put("result", result(settlement.outcome()));
        answer.set("reason", reason(settlement));
        if (settlement.paymentId() != null) {
            answer.put("hubReference", settlement.paymentId().toString());
        }
    }

    static ObjectNode reason(Settlement settlement) {
        Wording words = Wording.of(settlement.outcome());
        String detail = settlement.detail().isEmpty() ? "" : ": " + settlement.detail();
        ObjectNode reason = StrictJson.empty();
        reason.put("id", words.indonesian() + detail);
        reason.put("en", words.english() + detail);
        return reason;
    }

    static String result(Outcome outcome) {
        return switch (outcome) {
            case PAYABLE -> "PAYABLE";
            case SETTLED -> "SETTLED";
            case SETTLED_LATE -> "SETTLED_LATE";
            case ALREADY_PAID -> "ALREADY_PAID";
            case UNKNOWN_BILL -> "UNKNOWN_BILL";
            case NOT_FOUND -> "NOT_FOUND";
            case WRONG_AMOUNT -> "WRONG_AMOUNT";
            case EXPIRED -> "EXPIRED";
            case REVERSED -> "REVERSED";
            case REVERSAL_NOTED -> "REVERSAL_NOTED";
            case CONFLICT -> "CONFLICT";
            case FILE_REFUSED -> "REFUSED";
            case MALFORMED, MISSING_FIELD, BAD_FORMAT, TOKEN_ISSUED, TOKEN_INVALID, UNAUTHENTICATED -> "MALFORMED";
            // Of a message that was set aside; others stay on the queue.
            case UNAVAILABLE, TOO_MANY -> "UNAVAILABLE";
        };
    }
}
