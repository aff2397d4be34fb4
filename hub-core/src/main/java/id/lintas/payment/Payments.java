package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The office's side of payments: what is recorded, what the registry stored, what the office saw. */
@Service
public class Payments {

    private final BillStore bills;
    private final PaymentStore store;
    private final CaseHolds holds;
    private final Ledger ledger;
    private final Clock clock;

    Payments(BillStore bills, PaymentStore store, CaseHolds holds, Ledger ledger, Clock clock) {
        this.bills = bills;
        this.store = store;
        this.holds = holds;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a payment's transaction writes besides its own rows. */
    @org.springframework.stereotype.Component("receiptLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit, OfficeNudges nudges) {}

    /** The case that a billing code belongs to, whichever office has it; for the console, which knows nothing of the sandbox. */
    public Optional<CaseKey> caseOf(BillingCode code) {
        return ledger.transactions()
                .inTransaction(() -> bills.owner(code).get())
                .filter(owner -> !owner.office().equals(OfficeId.SANDBOX))
                .map(owner -> new CaseKey(owner.office(), owner.application()));
    }

    /** A case and its office. */
    public record CaseKey(OfficeId office, UUID application) {}

    /** The case's latest bill, if one was requested. */
    public Optional<Bill> bill(OfficeId office, UUID application) {
        return ledger.transactions().in(office, () -> bills.latest(office, application));
    }

    /** The case's bills, first to last. */
    public List<Bill> bills(OfficeId office, UUID application) {
        return ledger.transactions().in(office, () -> bills.all(office, application));
    }

    /** The case's payments, oldest first. */
    public List<Payment> of(OfficeId office, UUID application) {
        return ledger.transactions()
                .in(office, () -> store.all(office, application).get());
    }

    /** Why people have to look at the case before it goes on; empty if it may go on. */
    public List<CaseHold> holds(OfficeId office, UUID application) {
        return ledger.transactions().in(office, () -> holds.open(office, application));
    }

    /** A payment of the office. */
    public Optional<Payment> find(OfficeId office, UUID payment) {
        return ledger.transactions().in(office, () -> store.find(office, payment));
    }

    /** The case that a payment of the office is for. */
    public Optional<UUID> caseOf(OfficeId office, UUID payment) {
        return ledger.transactions()
                .in(office, () -> store.find(office, payment).map(Payment::application));
    }

    /**
     * Notes that the office saw the case's payments, on a screen or in its own system; the first time counts.
     *
     * @param actor who saw them
     */
    public void seen(OfficeId office, UUID application, String actor) {
        ledger.transactions().run(office, () -> {
            if (store.markSeen(office, application, clock.instant()) > 0) {
                ledger.audit().record(office, actor, AuditEvent.PAYMENT_SEEN, application.toString(), "");
                ledger.nudges().changed(office);
            }
        });
    }
}
