package id.lintas.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.lintas.approval.Approval;
import id.lintas.office.OfficeId;
import id.lintas.payment.Payment;
import id.lintas.payment.UnmatchedMoney;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The frozen content of a decision: written when it is asked for, read when it is decided. */
final class Decided {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode content;

    private Decided(JsonNode content) {
        this.content = content;
    }

    static Decided of(Approval approval) {
        try {
            return new Decided(JSON.readTree(approval.content()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content: unreadable (expected: what was asked for)", e);
        }
    }

    static String payment(Payment payment) {
        return json(Map.of(
                "payment", payment.id().toString(),
                "application", payment.application().toString(),
                "billingCode", payment.billingCode().value(),
                "partner", payment.partner(),
                "reference", payment.partnerReference(),
                "amount", payment.amount().amount(),
                "paidAt", payment.paidAt().toString(),
                "status", payment.status().name()));
    }

    static String release(OfficeId office, UUID application, int holds) {
        return json(Map.of("office", office.value(), "application", application.toString(), "holds", holds));
    }

    static String money(UnmatchedMoney.Told told, String to) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("partner", told.partner());
        fields.put("reference", told.reference());
        fields.put("said", told.billingCode().value());
        fields.put("amount", told.amount().amount());
        fields.put("paidAt", told.paidAt().toString());
        fields.put("to", to);
        return json(fields);
    }

    String text(String field) {
        return content.path(field).asText("");
    }

    long number(String field) {
        return content.path(field).asLong(-1);
    }

    UUID id(String field) {
        return UUID.fromString(text(field));
    }

    private static String json(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content: cannot be written", e);
        }
    }
}
