package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.sql.Later;
import java.time.Clock;
import java.time.Instant;
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
    private final CaseAccounts accounts;
    private final PassportApplications applications;
    private final Ledger ledger;
    private final Clock clock;

    Payments(
            BillStore bills,
            PaymentStore store,
            CaseHolds holds,
            CaseAccounts accounts,
            PassportApplications applications,
            Ledger ledger,
            Clock clock) {
        this.bills = bills;
        this.store = store;
        this.holds = holds;
        this.accounts = accounts;
        this.applications = applications;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What a receipt's transaction writes besides its own rows. */
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

    /** What a receipt of the registry did. */
    public enum Receipt {
        /** The case is paid by it. */
        PAID,
        /** It is written down and changes nothing, as the payment does not settle the case any more. */
        KEPT,
        /** It contradicts what is known and decides nothing. */
        CONTRADICTED
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

    /** Takes the registry's receipt; joins the office's transaction. A repeat changes nothing. */
    public Receipt recorded(OfficeId office, UUID payment, BillingCode code, String ntpn, Instant at) {
        if (!ntpn.matches("[0-9A-Z]{16}")) {
            return Receipt.CONTRADICTED;
        }
        Later<Optional<UUID>> holder = store.withNtpn(office, ntpn);
        Payment said = store.find(office, payment).orElse(null);
        if (said == null || !said.billingCode().equals(code)) {
            return Receipt.CONTRADICTED;
        }
        CaseAccounts.Opened opened = accounts.open(office, said.application()).get();
        Payment known = opened.account().payment(payment);
        if (known.status().held()
                || holder.get().filter(other -> !other.equals(payment)).isPresent()) {
            return Receipt.CONTRADICTED;
        }
        if (known.ntpn() != null) {
            return !ntpn.equals(known.ntpn())
                    ? Receipt.CONTRADICTED
                    : known.status().settles() ? Receipt.PAID : Receipt.KEPT;
        }
        store.storeReceipt(office, payment, ntpn, at);
        ledger.audit().record(office, "registry", AuditEvent.PAYMENT_STORED, payment.toString(), ntpn);
        CaseAccount receipted = opened.account().with(known.stored(ntpn, at));
        PassportApplication application = accounts.write(opened, accounts.judged(opened, receipted), "registry");
        if (!known.status().settles()) {
            return Receipt.KEPT;
        }
        if (application.stage() == Stage.PAID_PROVISIONAL) {
            applications.move(application, Stage.PAID, "registry");
        }
        return Receipt.PAID;
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
