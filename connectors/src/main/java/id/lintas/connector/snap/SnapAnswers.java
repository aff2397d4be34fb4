package id.lintas.connector.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.PartnerClock;
import id.lintas.connector.StrictJson;
import id.lintas.connector.Wording;
import id.lintas.intake.PartnerRequest;
import id.lintas.intake.RawAnswer;
import id.lintas.intake.RawMessage;
import id.lintas.intake.Reading;
import id.lintas.payment.Outcome;
import id.lintas.payment.Rupiah;
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

    RawAnswer of(
            SnapService service, RawMessage call, Reading reading, List<Settlement> settlements, boolean repeated) {
        Settlement settlement = settlements.get(0);
        ObjectNode asked = reading.context() instanceof ObjectNode node ? node : StrictJson.empty();
        SnapCode first = SnapCode.of(service, settlement.outcome(), settlement.detail());
        // Asking again does no harm, so only a repeated payment gets 18; inquiry and status answer as the first time.
        SnapCode code = repeated && service == SnapService.PAYMENT ? SnapCode.repeated(first) : first;
        ObjectNode body = StrictJson.empty();
        body.put("responseCode", code.code(service));
        body.put("responseMessage", cut(code.message(), LONGEST_MESSAGE));
        if (service == SnapService.TOKEN) {
            token(body, settlement);
        } else {
            body.set(
                    "virtualAccountData",
                    reading.requests().get(0) instanceof PartnerRequest.Statuses && settlement.told() != null
                            ? accounts(service, asked, settlements)
                            : account(service, asked, settlement, code));
        }
        body.set("additionalInfo", StrictJson.empty());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-TIMESTAMP", TIMESTAMP.format(OffsetDateTime.now(clock.withZone(PartnerClock.WIB))));
        if (service == SnapService.TOKEN) {
            headers.put("X-CLIENT-KEY", call.partner().value());
        }
        return new RawAnswer(
                code.status(), "application/json", Map.copyOf(headers), StrictJson.bytes(body), code.code(service));
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

    /** All transactions of an account, as an array also where there is one only. */
    private static ArrayNode accounts(SnapService service, ObjectNode asked, List<Settlement> settlements) {
        ArrayNode all = asked.arrayNode();
        settlements.forEach(
                one -> all.add(account(service, asked, one, SnapCode.of(service, one.outcome(), one.detail()))));
        return all;
    }

    private static ObjectNode account(SnapService service, ObjectNode asked, Settlement settlement, SnapCode code) {
        ObjectNode account = StrictJson.empty();
        ECHOED.forEach(field -> echo(asked, field, account));
        Settlement.BillView bill = settlement.bill();
        account.put("virtualAccountName", bill == null ? "" : bill.payer());
        if (bill != null) {
            account.set("totalAmount", rupiah(bill.amount()));
        }
        Settlement.Told told = settlement.told();
        if (told != null) {
            account.put("paymentRequestId", told.alternate());
            account.put("referenceNo", told.reference());
            account.set("paidAmount", rupiah(told.amount()));
            String paidAt = TIMESTAMP.format(told.paidAt().atZone(PartnerClock.WIB));
            account.put("trxDateTime", paidAt);
            account.put("transactionDate", paidAt);
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

    private static ObjectNode rupiah(Rupiah amount) {
        ObjectNode value = StrictJson.empty();
        value.put("value", amount.amount() + ".00");
        value.put("currency", "IDR");
        return value;
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
