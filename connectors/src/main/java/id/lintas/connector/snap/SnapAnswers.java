package id.lintas.connector.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.PartnerClock;
import id.lintas.connector.StrictJson;
import id.lintas.connector.Wording;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.payment.Outcome;
import id.lintas.payment.Settlement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders answers. Several banks take an answer without code or flag as a time-out and some SDKs throw without a reason,
 * so all of them are always there.
 */
final class SnapAnswers {

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final List<String> ECHOED = List.of(
            "partnerServiceId",
            "customerNo",
            "virtualAccountNo",
            "inquiryRequestId",
            "paymentRequestId",
            "paidAmount",
            "trxDateTime",
            "referenceNo");
    private static final int LONGEST_ECHO = 128;
    private static final int LONGEST_MESSAGE = 150;
    private static final String TOKEN_LIFE = "900";

    private final Clock clock;

    SnapAnswers(Clock clock) {
        this.clock = clock;
    }

    RawAnswer of(SnapService service, ObjectNode asked, RawMessage call, Settlement settlement, boolean repeated) {
        SnapCode first = SnapCode.of(service, settlement.outcome(), settlement.detail());
        // Asking again does no harm, so only a repeated payment gets 18; inquiry and status answer as the first time.
        SnapCode code = repeated && service == SnapService.PAYMENT ? SnapCode.repeated(first) : first;
        ObjectNode body = StrictJson.empty();
        body.put("responseCode", code.code(service));
        body.put("responseMessage", cut(code.message(), LONGEST_MESSAGE));
        if (service == SnapService.TOKEN) {
            token(body, settlement);
        } else {
            body.set("virtualAccountData", account(service, asked, settlement, code));
        }
        body.set("additionalInfo", StrictJson.empty());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-TIMESTAMP", TIMESTAMP.format(OffsetDateTime.now(clock.withZone(PartnerClock.WIB))));
        if (service == SnapService.TOKEN) {
            headers.put("X-CLIENT-KEY", call.partner().value());
        }
        return new RawAnswer(code.status(), "application/json", Map.copyOf(headers), StrictJson.bytes(body));
    }

    private static void token(ObjectNode body, Settlement settlement) {
        String token = settlement.token();
        if (settlement.outcome() == Outcome.TOKEN_ISSUED && token != null) {
            body.put("accessToken", token);
            body.put("tokenType", "Bearer");
            // SNAP wants the seconds as text; the settlement's detail carries them.
            body.put("expiresIn", settlement.detail().isEmpty() ? TOKEN_LIFE : settlement.detail());
        }
    }

    private static ObjectNode account(SnapService service, ObjectNode asked, Settlement settlement, SnapCode code) {
        ObjectNode account = StrictJson.empty();
        ECHOED.forEach(field -> echo(asked, field, account));
        Settlement.BillView bill = settlement.bill();
        account.put("virtualAccountName", bill == null ? "" : bill.payer());
        if (bill != null) {
            ObjectNode total = StrictJson.empty();
            total.put("value", bill.amount().amount() + ".00");
            total.put("currency", "IDR");
            account.set("totalAmount", total);
        }
        Wording words = Wording.of(settlement.outcome());
        if (service == SnapService.INQUIRY) {
            account.put("inquiryStatus", code.flag());
            account.set("inquiryReason", reason(words));
            account.put("virtualAccountTrxType", "C");
        }
        account.put("paymentFlagStatus", code.flag());
        account.set("paymentFlagReason", reason(words));
        return account;
    }

    private static ObjectNode reason(Wording words) {
        ObjectNode reason = StrictJson.empty();
        reason.put("english", words.english());
        reason.put("indonesia", words.indonesian());
        return reason;
    }

    private static void echo(ObjectNode asked, String field, ObjectNode answer) {
        JsonNode value = asked.get(field);
        if (value != null && value.toString().length() <= LONGEST_ECHO + 2) {
            answer.set(field, value);
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
