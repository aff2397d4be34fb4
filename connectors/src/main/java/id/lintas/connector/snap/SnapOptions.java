package id.lintas.connector.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.payment.Outcome;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The fields of a call that the hub does not act on, held to their lengths and forms in SNAP all the same: what is wrong is the bank's fault, and it learns
 * so at once. Absent, null and empty are one; clients send all three.
 */
final class SnapOptions {

    private static final Pattern ANY = Pattern.compile("(?s).*");
    private static final Pattern CHANNEL = Pattern.compile("[0-9]{1,4}");
    private static final Pattern BITMAP = Pattern.compile("[0-9A-Fa-f]{1,6}");
    private static final Pattern ADVICE = Pattern.compile("[YN]");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern TIME =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,12}([+-][0-9]{2}:[0-9]{2}|Z)?");
    private static final Pattern VALUE = Pattern.compile("[0-9]{1,16}\\.[0-9]{2}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private static final List<Text> PAYMENT = List.of(
            new Text("virtualAccountName", 255, ANY),
            new Text("virtualAccountEmail", 255, ANY),
            new Text("virtualAccountPhone", 30, ANY),
            new Text("trxId", 64, ANY),
            new Text("hashedSourceAccountNo", 32, ANY),
            new Text("sourceBankCode", 11, ANY),
            new Text("channelCode", 4, CHANNEL),
            new Text("paidBills", 6, BITMAP),
            new Text("journalNum", 6, ANY),
            new Text("paymentType", 1, ANY),
            new Text("flagAdvise", 1, ADVICE),
            new Text("subCompany", 5, ANY));

    private static final List<Text> INQUIRY = List.of(
            new Text("txnDateInit", 35, TIME),
            new Text("trxDateInit", 35, TIME),
            new Text("channelCode", 4, CHANNEL),
            new Text("language", 2, LANGUAGE),
            new Text("hashedSourceAccountNo", 32, ANY),
            new Text("sourceBankCode", 11, ANY),
            new Text("passApp", 64, ANY));

    private static final int MOST_BILLS = 24;
    private static final int MOST_TEXTS = 25;

    private SnapOptions() {}

    private record Text(String field, int longest, Pattern form) {

        void check(ObjectNode body) throws SnapRefusal {
            JsonNode node = body.path(field);
            if (absent(node)) {
                return;
            }
            String text = node.asText();
            // Clients write short codes as numbers, too.
            boolean scalar = node.isTextual() || node.isIntegralNumber();
            if (!scalar || text.length() > longest || !form.matcher(text).matches()) {
                throw new SnapRefusal(Outcome.BAD_FORMAT, field);
            }
        }
    }

    /** @throws SnapRefusal naming the first field that is wrong */
    static void check(SnapService service, ObjectNode body) throws SnapRefusal {
        List<Text> texts =
                service == SnapService.PAYMENT ? PAYMENT : service == SnapService.INQUIRY ? INQUIRY : List.of();
        for (Text text : texts) {
            text.check(body);
        }
        for (String amount : List.of("cumulativePaymentAmount", "totalAmount", "amount")) {
            amount(body, amount);
        }
        list(body, "billDetails", MOST_BILLS);
        list(body, "freeTexts", MOST_TEXTS);
        JsonNode additional = body.path("additionalInfo");
        if (!absent(additional) && !additional.isObject()) {
            throw new SnapRefusal(Outcome.BAD_FORMAT, "additionalInfo");
        }
    }

    private static void amount(ObjectNode body, String field) throws SnapRefusal {
        JsonNode amount = body.path(field);
        if (absent(amount)) {
            return;
        }
        JsonNode value = amount.path("value");
        JsonNode currency = amount.path("currency");
        if (!amount.isObject() || !fits(value, VALUE) || !fits(currency, CURRENCY)) {
            throw new SnapRefusal(Outcome.BAD_FORMAT, field);
        }
    }

    private static boolean fits(JsonNode node, Pattern form) {
        return absent(node) || (node.isTextual() && form.matcher(node.asText()).matches());
    }

    private static void list(ObjectNode body, String field, int most) throws SnapRefusal {
        JsonNode list = body.path(field);
        if (!absent(list) && (!list.isArray() || list.size() > most)) {
            throw new SnapRefusal(Outcome.BAD_FORMAT, field);
        }
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isTextual() && node.asText().isBlank());
    }
}
