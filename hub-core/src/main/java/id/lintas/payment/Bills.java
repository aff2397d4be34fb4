package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Links;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Bills: asked of the registry, issued by it. Methods join the office's open transaction. */
@Service
public class Bills {

    /** Type of the event that asks the registry for a bill. */
    public static final String REQUESTED = "id.lintas.bill.requested.v1";

    private final PaymentStore store;
    private final PassportApplications applications;
    private final Deliveries deliveries;
    private final Envelopes envelopes;
    private final AuditTrail audit;
    private final Clock clock;

    Bills(
            PaymentStore store,
            PassportApplications applications,
            Deliveries deliveries,
            Envelopes envelopes,
            AuditTrail audit,
            Clock clock) {
        this.store = store;
        this.applications = applications;
        this.deliveries = deliveries;
        this.envelopes = envelopes;
        this.audit = audit;
        this.clock = clock;
    }

    /** Records the bill at the tariff of today and owes the request to the registry. */
    public void request(PassportApplication application, String actor) {
        OfficeId office = application.office();
        Rupiah amount = store.tariff(application.kind(), clock.instant());
        store.insertBill(office, application.id(), amount, clock.instant());
        audit.record(office, actor, AuditEvent.BILL_REQUESTED, application.id().toString(), amount.toString());
        deliveries.owe(
                envelopes.event(
                        office,
                        REQUESTED,
                        application.bookingCode(),
                        Map.of(
                                "applicationId", application.id(),
                                "bookingCode", application.bookingCode(),
                                "office", office.value(),
                                "service", application.kind().name(),
                                "amount", amount.amount())),
                Links.REGISTRY);
    }

    /**
     * Takes the registry's bill; a repeat changes nothing.
     *
     * @return false if it contradicts what was asked or what is known, and decides nothing
     */
    public boolean issued(
            OfficeId office, UUID application, BillingCode code, Rupiah amount, Instant issuedAt, Instant expiresAt) {
        Bill bill = store.lockBill(office, application).orElse(null);
        if (bill == null || !bill.amount().equals(amount) || !expiresAt.isAfter(issuedAt)) {
            return false;
        }
        if (bill.status() != Bill.Status.REQUESTED) {
            return code.equals(bill.billingCode());
        }
        if (!store.registerCode(code, office)) {
            return false;
        }
        store.issueBill(office, application, code, issuedAt, expiresAt);
        applications.move(office, application, Stage.BILLED, "registry");
        audit.record(office, "registry", AuditEvent.BILL_ISSUED, application.toString(), code.value());
        return true;
    }
}
