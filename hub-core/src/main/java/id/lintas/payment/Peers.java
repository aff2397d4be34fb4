package id.lintas.payment;

import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Links;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.Offices;
import id.lintas.passport.PassportApplication;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells registry and office of payments; joins the office's transaction. */
@Component("paymentPeers")
class Peers {

    static final String SETTLED_EVENT = "id.lintas.payment.settled.v1";
    private static final String REVERSED_EVENT = "id.lintas.payment.taken-back.v1";

    private final Deliveries deliveries;
    private final Envelopes envelopes;
    private final Offices offices;

    Peers(Deliveries deliveries, Envelopes envelopes, Offices offices) {
        this.deliveries = deliveries;
        this.envelopes = envelopes;
        this.offices = offices;
    }

    /** The payment settles the case. */
    void confirmed(PassportApplication application, Payment payment) {
        if (application.office().equals(OfficeId.SANDBOX)) {
            return; // the registry must not hear of what partners try
        }
        Map<String, Object> data = Map.of(
                "paymentId", payment.id(),
                "billingCode", payment.billingCode().value(),
                "amount", payment.amount().amount(),
                "paidAt", payment.paidAt(),
                "partner", payment.partner(),
                "partnerReference", payment.partnerReference(),
                "channel", payment.channel());
        deliveries.owe(
                envelopes.event(application.office(), SettlePayment.CONFIRMED, application.bookingCode(), data),
                Links.REGISTRY);
    }

    /** The registry was told that the payment settles the case, and it does so no more. */
    void withdrawn(PassportApplication application, Payment payment, Instant now) {
        if (application.office().equals(OfficeId.SANDBOX)) {
            return;
        }
        Instant reversed = payment.reversedAt();
        Map<String, Object> data = Map.of(
                "paymentId", payment.id(),
                "billingCode", payment.billingCode().value(),
                "amount", payment.amount().amount(),
                "reversedAt", reversed == null ? now : reversed,
                "partner", payment.partner(),
                "partnerReference", payment.partnerReference());
        deliveries.owe(
                envelopes.event(application.office(), ReversePayment.REVERSED, application.bookingCode(), data),
                Links.REGISTRY);
    }

    /** The office's own system hears that a partner took a payment back. */
    void reversed(PassportApplication application) {
        office(application, REVERSED_EVENT, Payment.Status.REVERSED.name());
    }

    /** The office's own system hears of a payment that was recorded. */
    void recorded(PassportApplication application, Payment.Status status) {
        office(application, SETTLED_EVENT, word(status));
    }

    private static String word(Payment.Status status) {
        return switch (status) {
            case PROVISIONAL, SETTLED -> "PAID_PROVISIONAL";
            case LATE -> "PAID_LATE";
            case MISMATCH, SECOND, REVERSED, RETURNED, UNMATCHED -> status.name();
        };
    }

    private void office(PassportApplication application, String type, String stage) {
        if (offices.known(application.office())
                .flatMap(known -> known.link(Office.OWN_SYSTEM))
                .isEmpty()) {
            return;
        }
        Map<String, Object> data = Map.of(
                "office", application.office().value(),
                "bookingCode", application.bookingCode(),
                "applicationId", application.id(),
                "stage", stage);
        deliveries.owe(
                envelopes.webhook(application.office(), type, application.bookingCode(), data), Office.OWN_SYSTEM);
    }
}
