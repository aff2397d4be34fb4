package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The office's side of payments: what is recorded, what the registry stored, what the office saw. */
@Service
public class Payments {

    private final PaymentStore store;
    private final PassportApplications applications;
    private final OfficeTransactions transactions;
    private final AuditTrail audit;
    private final OfficeNudges nudges;
    private final Clock clock;

    Payments(
            PaymentStore store,
            PassportApplications applications,
            OfficeTransactions transactions,
            AuditTrail audit,
            OfficeNudges nudges,
            Clock clock) {
        this.store = store;
        this.applications = applications;
        this.transactions = transactions;
        this.audit = audit;
        this.nudges = nudges;
        this.clock = clock;
    }

    /** The case that a billing code belongs to, whichever office has it; for the console. */
    public Optional<CaseKey> caseOf(BillingCode code) {
        return transactions
                .inTransaction(() -> store.officeOf(code))
                .flatMap(office -> transactions.in(
                        office, () -> store.billOf(office, code).map(bill -> new CaseKey(office, bill.application()))));
    }

    /** A case and its office. */
    public record CaseKey(OfficeId office, UUID application) {}

    /** The case's bill, if one was requested. */
    public Optional<Bill> bill(OfficeId office, UUID application) {
        return transactions.in(office, () -> store.bill(office, application));
    }

    /** The case's payments, oldest first. */
    public List<Payment> of(OfficeId office, UUID application) {
        return transactions.in(office, () -> store.payments(office, application));
    }

    /**
     * Takes the registry's receipt; joins the office's transaction. A repeat changes nothing.
     *
     * @return the case that is now paid, or empty if the receipt contradicts what is known and decides nothing
     */
    public Optional<UUID> recorded(OfficeId office, UUID payment, BillingCode code, String ntpn, Instant at) {
        Payment known = store.lockPayment(office, payment).orElse(null);
        if (known == null
                || !known.billingCode().equals(code)
                || !ntpn.matches("[0-9A-Z]{16}")
                || known.status() == Payment.Status.LATE) {
            return Optional.empty();
        }
        if (known.status() == Payment.Status.SETTLED) {
            return ntpn.equals(known.ntpn()) ? Optional.of(known.application()) : Optional.empty();
        }
        store.storeReceipt(office, payment, ntpn, at);
        applications.move(office, known.application(), Stage.PAID, "registry");
        audit.record(office, "registry", AuditEvent.PAYMENT_STORED, payment.toString(), ntpn);
        return Optional.of(known.application());
    }

    /**
     * Notes that the office saw the case's payments, on a screen or in its own system; the first time counts.
     *
     * @param actor who saw them
     */
    public void seen(OfficeId office, UUID application, String actor) {
        transactions.run(office, () -> {
            if (store.markSeen(office, application, clock.instant()) > 0) {
                audit.record(office, actor, AuditEvent.PAYMENT_SEEN, application.toString(), "");
                nudges.changed(office);
            }
        });
    }
}
