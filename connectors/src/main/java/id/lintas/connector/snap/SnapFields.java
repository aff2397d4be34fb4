package id.lintas.connector.snap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.PartnerClock;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Outcome;
import id.lintas.payment.Rupiah;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields of a call's body, each checked by SNAP's own limits; a refusal names the field. */
final class SnapFields {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]*");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,16})\\.([0-9]{2})");

    private final ObjectNode body;

    SnapFields(ObjectNode body) {
        this.body = body;
    }

    /** The billing code in the virtual account, whose three fields must agree. */
    BillingCode billingCode(String partnerServiceId) throws SnapRefusal {
        String service = mandatory("partnerServiceId", 8);
        String customer = mandatory("customerNo", 20);
        String account = mandatory("virtualAccountNo", 28);
        if (!service.trim().equals(partnerServiceId.trim())) {
            throw bad("partnerServiceId");
        }
        BillingCode code = BillingCode.parse(customer).orElseThrow(() -> bad("customerNo"));
        // Clients pad the account on either side or in the middle; only its digits are compared.
        if (!account.replace(" ", "").equals(service.trim() + code.value())) {
            throw bad("virtualAccountNo");
        }
        return code;
    }

    Rupiah paidAmount() throws SnapRefusal {
        JsonNode paid = body.path("paidAmount");
        if (absent(paid)) {
            throw new SnapRefusal(Outcome.MISSING_FIELD, "paidAmount");
        }
        String value = text(paid.path("value"), "paidAmount.value", 19).orElseThrow(() -> missing("paidAmount.value"));
        String currency =
                text(paid.path("currency"), "paidAmount.currency", 3).orElseThrow(() -> missing("paidAmount.currency"));
        if (!currency.equals("IDR")) {
            throw bad("paidAmount.currency");
        }
        Matcher matcher = AMOUNT.matcher(value);
        if (!matcher.matches()
                || !matcher.group(2).equals("00")
                || matcher.group(1).length() > 15) {
            throw bad("paidAmount.value");
        }
        return new Rupiah(Long.parseLong(matcher.group(1)));
    }

    /** When the payer paid; without the field, when the bank wrote the call. */
    Instant paidAt(String writtenAt, Instant receivedAt) throws SnapRefusal {
        String text = optional("trxDateTime", 35).orElse(writtenAt);
        try {
            Instant paidAt = OffsetDateTime.parse(text).toInstant();
            if (PartnerClock.plausible(paidAt, receivedAt)) {
                return paidAt;
            }
        } catch (DateTimeParseException e) {
            throw bad("trxDateTime");
        }
        throw bad("trxDateTime");
    }

    String mandatory(String field, int longest) throws SnapRefusal {
        return optional(field, longest).orElseThrow(() -> missing(field));
    }

    /** The field's text, or empty if it is absent, null or blank. */
    Optional<String> optional(String field, int longest) throws SnapRefusal {
        return text(body.path(field), field, longest);
    }

    /** As {@link #optional}, for a field that clients also send as a number. */
    Optional<String> textOrNumber(String field, int longest) throws SnapRefusal {
        JsonNode node = body.path(field);
        return node.isIntegralNumber() && node.asText().length() <= longest
                ? Optional.of(node.asText())
                : text(node, field, longest);
    }

    private static Optional<String> text(JsonNode node, String field, int longest) throws SnapRefusal {
        if (absent(node)) {
            return Optional.empty();
        }
        String value = node.asText();
        if (!node.isTextual()
                || value.length() > longest
                || !PRINTABLE.matcher(value).matches()) {
            throw bad(field);
        }
        return Optional.of(value).filter(text -> !text.isBlank());
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static SnapRefusal bad(String field) {
        return new SnapRefusal(Outcome.BAD_FORMAT, field);
    }

    private static SnapRefusal missing(String field) {
        return new SnapRefusal(Outcome.MISSING_FIELD, field);
    }
}
