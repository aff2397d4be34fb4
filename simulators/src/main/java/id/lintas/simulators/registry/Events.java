package id.lintas.simulators.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Answers bookings, bill requests, payments and corrections; the same question gets the same data however often it comes. */
final class Events {

    static final String BOOKING = "booking";
    static final String BILL = "bill";
    static final String PAYMENT = "payment";
    static final String REVERSAL = "reversal";
    static final String CORRECTION = "correction";

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd").withZone(ZoneOffset.ofHours(7));

    private final Archive archive;
    private final PrivateLetters letters;
    private final Clock clock;
    private volatile Duration billValidity = Duration.ofDays(7);

    Events(Archive archive, PrivateLetters letters, Clock clock) {
        this.archive = archive;
        this.letters = letters;
        this.clock = clock;
    }

    void billValidity(Duration validity) {
        billValidity = validity;
    }

    /** The answer, or empty where there is nobody to answer to. */
    Optional<String> answer(String text) {
        JsonNode event;
        try {
            event = Json.read(text);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        String cause = event.path("id").asText("");
        if (cause.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode data = event.path("data");
            String type = Json.text(event, "type");
            return Optional.of(
                    switch (type) {
                        case "id.lintas.booking.announced.v1" ->
                            event(cause, "id.lintas.booking.acknowledged.v1", booking(data));
                        case "id.lintas.bill.requested.v1" -> event(cause, "id.lintas.bill.issued.v1", bill(data));
                        case "id.lintas.payment.confirmed.v1" ->
                            event(cause, "id.lintas.payment.recorded.v1", payment(data));
                        case "id.lintas.payment.reversed.v1" ->
                            event(cause, "id.lintas.reversal.stored.v1", reversal(data));
                        case "id.lintas.applicant.corrected.v1" ->
                            event(cause, "id.lintas.correction.stored.v1", correction(data));
                        default -> throw new Refused("UNKNOWN_TYPE", type + " is unknown");
                    });
        } catch (Refused e) {
            return Optional.of(event(
                    cause,
                    "id.lintas.request.refused.v1",
                    Json.write(Map.of("code", e.code(), "reason", String.valueOf(e.getMessage())))));
        }
    }

    private String booking(JsonNode data) {
        String code = Json.text(data, "bookingCode");
        if (!data.path("applicants").isArray() || data.path("applicants").isEmpty()) {
            throw new Refused("MISSING", "applicants is missing");
        }
        people(code, data);
        return archive.once(
                BOOKING,
                code,
                number -> fields(
                        "bookingCode", code,
                        "registryReference", String.format(Locale.ROOT, "SIM%09d", number),
                        "storedAt", clock.instant().toString()));
    }

    /** Who they are is for the registry's eyes, so it stays out of its answers. A letter of another booking is no proof of anything. */
    private void people(String code, JsonNode data) {
        JsonNode letter = letters.open(Json.text(data, "people"));
        if (!Json.text(letter, "bookingCode").equals(code)) {
            throw new Refused("CONTRADICTION", "people belong to another booking");
        }
        Set<String> expected = new TreeSet<>();
        data.path("applicants").forEach(one -> expected.add(Json.text(one, "applicationId")));
        for (JsonNode person : letter.path("people")) {
            Json.text(person, "name");
            Json.text(person, "birthDate");
            if (!Json.text(person, "nik").matches("[0-9]{16}")
                    || !expected.remove(Json.text(person, "applicationId"))) {
                throw new Refused("CONTRADICTION", "people and applicants differ");
            }
        }
        if (!expected.isEmpty()) {
            throw new Refused("CONTRADICTION", "people and applicants differ");
        }
    }

    private String bill(JsonNode data) {
        String application = Json.text(data, "applicationId");
        long amount = data.path("amount").asLong(0);
        if (amount <= 0) {
            throw new Refused("MISSING", "amount is missing");
        }
        int issue = data.path("issue").asInt(1);
        return archive.once(BILL, issue == 1 ? application : application + "/" + issue, number -> {
            Instant now = clock.instant();
            return fields(
                    "applicationId",
                    application,
                    "issue",
                    issue,
                    "billingCode",
                    String.format(Locale.ROOT, "82%s%07d", DAY.format(now), number),
                    "amount",
                    amount,
                    "issuedAt",
                    now.toString(),
                    "expiresAt",
                    now.plus(billValidity).toString());
        });
    }

    private String payment(JsonNode data) {
        String payment = Json.text(data, "paymentId");
        String code = Json.text(data, "billingCode");
        boolean another = another(payment, code);
        return archive.once(
                PAYMENT,
                another ? code + "/" + payment : code,
                number -> fields(
                        "paymentId",
                        payment,
                        "billingCode",
                        code,
                        "ntpn",
                        ntpn(number),
                        "recordedAt",
                        clock.instant().toString()));
    }

    /** Whether the bill was paid by another payment that was taken back. */
    private boolean another(String payment, String code) {
        try {
            Optional<String> first = archive.find(PAYMENT, code)
                    .map(paid -> paid.path("paymentId").asText());
            if (first.isEmpty() || first.get().equals(payment)) {
                return false;
            }
            if (archive.find(REVERSAL, first.get()).isEmpty()) {
                throw new Refused("PAID", "the bill is paid by another payment");
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A payment that a partner took back; its bill may be paid by another one then. */
    private String reversal(JsonNode data) {
        String payment = Json.text(data, "paymentId");
        Json.text(data, "reversedAt");
        return archive.once(
                REVERSAL,
                payment,
                number ->
                        fields("paymentId", payment, "storedAt", clock.instant().toString()));
    }

    /** The right name is in the letter alone, which must be this correction's own. */
    private String correction(JsonNode data) {
        String correction = Json.text(data, "correctionId");
        Json.text(data, "correctedAt");
        JsonNode letter = letters.open(Json.text(data, "person"));
        Json.text(letter, "name");
        for (String field : new String[] {"correctionId", "bookingCode", "applicationId"}) {
            if (!Json.text(letter, field).equals(Json.text(data, field))) {
                throw new Refused("CONTRADICTION", "person belongs to another correction");
            }
        }
        return archive.once(
                CORRECTION,
                correction,
                number -> fields(
                        "correctionId", correction, "storedAt", clock.instant().toString()));
    }

    /** Letters and digits from a number that grows, so that none comes twice. */
    private static String ntpn(int number) {
        String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        String tail = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
        return random.substring(0, 16 - tail.length()) + tail;
    }

    private String event(String cause, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\",\"type\":\"" + type
                + "\",\"source\":\"/registry\",\"time\":\"" + clock.instant()
                + "\",\"datacontenttype\":\"application/json\",\"causationid\":" + quoted(cause) + ",\"data\":" + data
                + "}";
    }

    private static String quoted(String text) {
        String object = Json.write(Map.of("v", text));
        return object.substring(object.indexOf(':') + 1, object.length() - 1);
    }

    private static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
