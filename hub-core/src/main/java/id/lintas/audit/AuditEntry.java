package id.lintas.audit;

import id.lintas.office.OfficeId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * One entry with all its fields.
 *
 * @param at whole microseconds
 * @param event name of an {@link AuditEvent}; kept as text, so that an entry outlives its name in the catalogue
 */
public record AuditEntry(
        OfficeId office,
        UUID id,
        Instant at,
        String actor,
        String workplace,
        String event,
        AuditOutcome outcome,
        String subject,
        String detail,
        String reason) {

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * The text that is digested and archived: one JSON object, its names in this order, without blanks, in UTF-8, with a
     * line end. In strings only quotation mark, backslash and what is below U+0020 are escaped, the last as six characters in
     * lower case. It never changes: every digest that was ever signed depends on it.
     */
    byte[] canonical(long seq) {
        StringBuilder json = new StringBuilder(400).append("{\"office\":");
        text(json, office.value());
        json.append(",\"seq\":").append(seq);
        field(json, "id", id.toString());
        field(json, "at", timestamp(at));
        field(json, "actor", actor);
        field(json, "workplace", workplace);
        field(json, "event", event);
        field(json, "outcome", outcome.name());
        field(json, "subject", subject);
        field(json, "detail", detail);
        field(json, "reason", reason);
        return json.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Always six digits of a second, so that one moment has one text. */
    static String timestamp(Instant at) {
        return MICROSECONDS.format(at);
    }

    static void field(StringBuilder json, String name, String value) {
        json.append(",\"").append(name).append("\":");
        text(json, value);
    }

    static void text(StringBuilder json, String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
