package id.lintas.connector.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.lintas.connector.PartnerClock;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Rupiah;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The message's fields, each with its type and length. */
final class QueueFields {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7E]+");

    private final ObjectNode message;

    QueueFields(ObjectNode message) {
        this.message = message;
    }

    String text(String field, int longest) throws MalformedMessage {
        JsonNode node = message.path(field);
        String value = node.asText();
        if (!node.isTextual()
                || value.isBlank()
                || value.length() > longest
                || !PRINTABLE.matcher(value).matches()) {
            throw new MalformedMessage(field);
        }
        return value;
    }

    String textOrNothing(String field, int longest) throws MalformedMessage {
        return message.path(field).isMissingNode() || message.path(field).isNull() ? "" : text(field, longest);
    }

    BillingCode billingCode() throws MalformedMessage {
        return BillingCode.parse(text("billingCode", 15)).orElseThrow(() -> new MalformedMessage("billingCode"));
    }

    Rupiah amount() throws MalformedMessage {
        JsonNode amount = message.path("amount");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw new MalformedMessage("amount");
        }
        if (!text("currency", 3).equals("IDR")) {
            throw new MalformedMessage("currency");
        }
        try {
            return new Rupiah(amount.longValue());
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage("amount");
        }
    }

    /** The bank's number of a payment. */
    String reference() throws MalformedMessage {
        return text("bankReference", 64).trim();
    }

    Instant time(String field, Instant receivedAt) throws MalformedMessage {
        Instant time;
        try {
            time = OffsetDateTime.parse(text(field, 35)).toInstant();
        } catch (DateTimeParseException e) {
            throw new MalformedMessage(field);
        }
        if (!PartnerClock.plausible(time, receivedAt)) {
            throw new MalformedMessage(field);
        }
        return time;
    }
}
