package id.lintas.simulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request to the control server; what is missing or malformed in it is an {@link IllegalArgumentException}. */
record ControlRequest(
        String method, List<String> path, @Nullable String contentType, byte[] body) {

    String endpoint(int segments) {
        return method + " /" + String.join("/", path.subList(0, Math.min(segments, path.size())));
    }

    String segment(int index) {
        if (index >= path.size()) {
            throw new IllegalArgumentException("path: " + path + " (expected: more than " + index + " parts)");
        }
        return path.get(index);
    }

    JsonNode json() {
        try {
            return ControlServer.JSON.readTree(new String(body, UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body: " + e.getOriginalMessage() + " (expected: JSON)", e);
        }
    }

    String text(String field) {
        JsonNode value = json().path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + ": " + value + " (expected: text)");
        }
        return value.textValue();
    }

    static long rupiah(JsonNode object) {
        JsonNode value = object.path("amount");
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("amount: " + value + " (expected: whole rupiah)");
        }
        return value.longValue();
    }

    static @Nullable Instant paidAt(JsonNode object) {
        JsonNode value = object.path("paidAt");
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value.asText()).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("paidAt: " + value + " (expected: RFC 3339 with an offset)", e);
        }
    }

    /** The constant named in the field, written {@code wrong-total} or {@code WRONG_TOTAL}; the other one where the field is absent. */
    static <E extends Enum<E>> E choice(JsonNode object, String field, Class<E> type, E absent) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return absent;
        }
        return Enum.valueOf(type, value.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
