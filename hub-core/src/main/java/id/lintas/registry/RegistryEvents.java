package id.lintas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import id.lintas.adjudication.Adjudications;
import id.lintas.booking.Bookings;
import id.lintas.delivery.Deliveries;
import id.lintas.office.OfficeId;
import id.lintas.office.Step;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Bills;
import id.lintas.payment.Payments;
import id.lintas.payment.ReversePayment;
import id.lintas.payment.Rupiah;
import id.lintas.payment.SettlePayment;
import id.lintas.payment.StateReceipts;
import id.lintas.privacy.Corrections;
import id.lintas.sql.Later;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What each answer of the registry changes. An answer must fit the question that it answers. */
@Service
class RegistryEvents {

    private static final String RECORDED = "id.lintas.payment.recorded.v1";

    /** Question to answer. */
    private static final Map<String, String> ANSWERS = Map.of(
            Bookings.ANNOUNCED, "id.lintas.booking.acknowledged.v1",
            Bills.REQUESTED, "id.lintas.bill.issued.v1",
            SettlePayment.CONFIRMED, RECORDED,
            ReversePayment.REVERSED, "id.lintas.reversal.stored.v1",
            Corrections.CORRECTED, "id.lintas.correction.stored.v1");

    private static final String REFUSED = "id.lintas.request.refused.v1";

    private final Changed changed;
    private final Adjudications adjudications;
    private final Deliveries deliveries;

    RegistryEvents(Changed changed, Adjudications adjudications, Deliveries deliveries) {
        this.changed = changed;
        this.adjudications = adjudications;
        this.deliveries = deliveries;
    }

    /** What an answer is about. */
    @org.springframework.stereotype.Component("registryChanged")
    record Changed(
            Bookings bookings, Bills bills, Payments payments, StateReceipts receipts, Corrections corrections) {}

    /** Whether the answer is one that may be taken side by side with others: a receipt for a payment. */
    boolean receipt(Deliveries.Answered answered, JsonNode event) {
        return answered.type().equals(SettlePayment.CONFIRMED)
                && event.path("type").asText("").equals(RECORDED);
    }

    /** How a receipt was taken. */
    interface Taken {
        /**
         * Ends it.
         *
         * @param flaw why it decides nothing, if it does not
         * @param unchecked the case that is paid and whose check was not begun, if there is one
         */
        void end(Optional<String> flaw, Optional<UUID> unchecked);
    }

    /** Takes a {@link #receipt}. */
    Step take(OfficeId office, JsonNode event, Set<UUID> busy, Taken taken) {
        StateReceipts.StateReceipt receipt;
        try {
            receipt = receipt(event.path("data"));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // The message would quote the value, and a value in the wrong field may be a person's number.
            return () -> {
                taken.end(Optional.of(otherForm(RECORDED)), Optional.empty());
                return null;
            };
        }
        return changed.receipts().take(office, receipt, busy, (effect, application) -> {
            if (effect == StateReceipts.Effect.PAID && application != null) {
                Later<Boolean> begun = adjudications.begun(office, application);
                return () -> {
                    taken.end(Optional.empty(), begun.get() ? Optional.empty() : Optional.of(application));
                    return null;
                };
            }
            taken.end(
                    effect == StateReceipts.Effect.CONTRADICTED
                            ? Optional.of("the receipt contradicts what is known")
                            : Optional.empty(),
                    Optional.empty());
            return null;
        });
    }

    private static StateReceipts.StateReceipt receipt(JsonNode data) {
        return new StateReceipts.StateReceipt(
                UUID.fromString(data.path("paymentId").asText("")),
                new BillingCode(data.path("billingCode").asText("")),
                data.path("ntpn").asText(""),
                time(data, "recordedAt"));
    }

    Optional<String> take(OfficeId office, Deliveries.Answered answered, UUID cause, JsonNode event) {
        String type = event.path("type").asText("");
        JsonNode data = event.path("data");
        if (type.equals(REFUSED)) {
            String reason = "refused: " + plain(data.path("code").asText("")) + " "
                    + plain(data.path("reason").asText(""));
            deliveries.refusedByPeer(office, cause, reason);
            return Optional.of(reason);
        }
        if (!type.equals(ANSWERS.get(answered.type()))) {
            return Optional.of("type: " + shown(type) + " does not answer " + answered.type());
        }
        try {
            return switch (type) {
                case "id.lintas.booking.acknowledged.v1" -> acknowledged(office, answered, data);
                case "id.lintas.bill.issued.v1" -> issued(office, data);
                case "id.lintas.reversal.stored.v1" -> reversed(office, data);
                case "id.lintas.correction.stored.v1" -> corrected(office, answered, data);
                default -> throw new IllegalStateException(type + " (expected: taken as a receipt)");
            };
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // The message would quote the value, and a value in the wrong field may be a person's number.
            return Optional.of(otherForm(type));
        }
    }

    private static String otherForm(String type) {
        return "data: a field of " + plain(type) + " has another form";
    }

    /** A type is quoted if it has the form of one; anything else may be somebody's name. */
    private static String shown(String type) {
        return type.matches("id\\.lintas\\.[a-z.]{1,60}\\.v[0-9]{1,3}") ? type : "of no known form,";
    }

    private Optional<String> acknowledged(OfficeId office, Deliveries.Answered answered, JsonNode data) {
        if (!data.path("bookingCode").asText("").equals(answered.correlation())) {
            return Optional.of("bookingCode is another's");
        }
        changed.bookings()
                .acknowledged(
                        office,
                        answered.correlation(),
                        data.path("registryReference").asText(""),
                        time(data, "storedAt"));
        return Optional.empty();
    }

    private Optional<String> issued(OfficeId office, JsonNode data) {
        boolean taken = changed.bills()
                .issued(
                        office,
                        UUID.fromString(data.path("applicationId").asText("")),
                        data.path("issue").asInt(1),
                        new BillingCode(data.path("billingCode").asText("")),
                        new Rupiah(data.path("amount").asLong(-1)),
                        time(data, "issuedAt"),
                        time(data, "expiresAt"));
        return taken ? Optional.empty() : Optional.of("the bill contradicts what was asked or what is known");
    }

    /** Nothing changes: the hub knew first. */
    private Optional<String> reversed(OfficeId office, JsonNode data) {
        UUID payment = UUID.fromString(data.path("paymentId").asText(""));
        return changed.payments().caseOf(office, payment).isPresent()
                ? Optional.empty()
                : Optional.of("paymentId is another's");
    }

    private Optional<String> corrected(OfficeId office, Deliveries.Answered answered, JsonNode data) {
        UUID correction = UUID.fromString(data.path("correctionId").asText(""));
        return changed.corrections().stored(office, answered.correlation(), correction, time(data, "storedAt"))
                ? Optional.empty()
                : Optional.of("correctionId is another's");
    }

    /** The registry's words for an operator, without what might be a person's number. */
    private static String plain(String text) {
        String beginning = text.length() <= 200 ? text : text.substring(0, 200);
        return beginning.replaceAll("[0-9]{10,}", "…");
    }

    private static Instant time(JsonNode data, String field) {
        return OffsetDateTime.parse(data.path(field).asText("")).toInstant();
    }
}
