package id.lintas.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Links;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Settlement.BillView;
import id.lintas.vault.BiometricVault;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Settles confirmed payments: once for each (partner, reference), one winner for each bill. What matches nothing is held
 * with its reason; a failed first try may be repeated. Needs an open transaction that is bound to no office.
 */
@Service
public class SettlePayment {

    /** Type of the event that tells the registry. */
    public static final String CONFIRMED = "id.lintas.payment.confirmed.v1";

    private static final String SETTLED_EVENT = "id.lintas.payment.settled.v1";

    private final PaymentStore store;
    private final PassportApplications applications;
    private final BiometricVault vault;
    private final Offices offices;
    private final Ledger ledger;

    SettlePayment(
            PaymentStore store,
            PassportApplications applications,
            BiometricVault vault,
            Offices offices,
            Ledger ledger) {
        this.store = store;
        this.applications = applications;
        this.vault = vault;
        this.offices = offices;
        this.ledger = ledger;
    }

    /** Whether and how much the bill is payable at this moment. */
    public Settlement inquire(BillingCode code, Instant now) {
        return store.officeOf(code)
                .map(office -> ledger.transactions().in(office, () -> {
                    Bill bill = store.billOf(office, code).orElseThrow();
                    PassportApplication application = applications.get(office, bill.application());
                    BillView view = view(bill, application);
                    if (bill.status() != Bill.Status.OPEN) {
                        return new Settlement(Outcome.ALREADY_PAID, "", view, null, null);
                    }
                    Outcome outcome = now.isAfter(view.expiresAt()) ? Outcome.EXPIRED : Outcome.PAYABLE;
                    return new Settlement(outcome, "", view, null, null);
                }))
                .orElseGet(() -> Settlement.of(Outcome.UNKNOWN_BILL));
    }

    /** What became of the partner's payment of that reference. */
    public Settlement status(String partner, String reference) {
        return store.partnerPayment(partner, reference)
                .map(known -> new Settlement(known.outcome(), "", null, known.payment(), null))
                .orElseGet(() -> Settlement.of(Outcome.NOT_FOUND));
    }

    /** Records the payment, or says why it settles nothing. */
    public Settlement settle(PaymentConfirmation said, Instant receivedAt) {
        PartnerPayment known = store.claimReference(said, receivedAt);
        if (known.payment() != null) {
            return known.says(said)
                    ? new Settlement(known.outcome(), "", null, known.payment(), null)
                    : Settlement.of(Outcome.CONFLICT, "reference");
        }
        Optional<OfficeId> office = store.officeOf(said.billingCode());
        if (office.isEmpty()) {
            store.hold(said, Outcome.UNKNOWN_BILL, null);
            return Settlement.of(Outcome.UNKNOWN_BILL);
        }
        return ledger.transactions().in(office.get(), () -> settleFor(office.get(), said, receivedAt));
    }

    private Settlement settleFor(OfficeId office, PaymentConfirmation said, Instant receivedAt) {
        Bill bill = store.lockBillOf(office, said.billingCode()).orElseThrow();
        PassportApplication application = applications.get(office, bill.application());
        BillView view = view(bill, application);
        Outcome outcome = judge(bill, view, said, application);
        if (!outcome.settled()) {
            store.hold(said, outcome, office);
            return new Settlement(outcome, "", view, null, null);
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        boolean late = outcome == Outcome.SETTLED_LATE;
        store.insertPayment(office, id, application.id(), said, receivedAt, late);
        store.settleReference(said, outcome, office, id);
        store.closeBill(office, bill.application(), late ? Bill.Status.PAID_LATE : Bill.Status.PAID);
        ledger.audit()
                .record(
                        office,
                        said.partner().value(),
                        AuditEvent.PAYMENT_RECORDED,
                        application.id().toString(),
                        said.billingCode() + " " + said.amount());
        if (!late) {
            applications.move(
                    office,
                    application.id(),
                    Stage.PAID_PROVISIONAL,
                    said.partner().value());
            tellRegistry(office, id, application, said);
        }
        tellOffice(office, application, late);
        return new Settlement(outcome, "", view, id, null);
    }

    private Outcome judge(Bill bill, BillView view, PaymentConfirmation said, PassportApplication application) {
        if (bill.status() != Bill.Status.OPEN) {
            return Outcome.ALREADY_PAID;
        }
        if (!bill.amount().equals(said.amount())) {
            return Outcome.WRONG_AMOUNT;
        }
        return said.paidAt().isAfter(view.expiresAt()) || !goesOn(application) ? Outcome.SETTLED_LATE : Outcome.SETTLED;
    }

    /** A payment made in time takes up a closed case; once its fingerprints are deleted nothing can be checked, and people decide. */
    private boolean goesOn(PassportApplication application) {
        return application.stage() != Stage.UNPAID
                || (!applications.hold(application.office(), application.id()).purged()
                        && vault.holds(application.office(), application.id()));
    }

    private void tellRegistry(OfficeId office, UUID id, PassportApplication application, PaymentConfirmation said) {
        Map<String, Object> data = Map.of(
                "paymentId", id,
                "billingCode", said.billingCode().value(),
                "amount", said.amount().amount(),
                "paidAt", said.paidAt(),
                "partner", said.partner().value(),
                "partnerReference", said.reference(),
                "channel", said.channel());
        ledger.deliveries()
                .owe(ledger.envelopes().event(office, CONFIRMED, application.bookingCode(), data), Links.REGISTRY);
    }

    private void tellOffice(OfficeId office, PassportApplication application, boolean late) {
        if (offices.known(office)
                .flatMap(known -> known.link(Office.OWN_SYSTEM))
                .isEmpty()) {
            return;
        }
        Map<String, Object> data = Map.of(
                "office", office.value(),
                "bookingCode", application.bookingCode(),
                "applicationId", application.id(),
                "stage", late ? "PAID_LATE" : Stage.PAID_PROVISIONAL.name());
        ledger.deliveries()
                .owe(
                        ledger.envelopes().webhook(office, SETTLED_EVENT, application.bookingCode(), data),
                        Office.OWN_SYSTEM);
    }

    /** The payer's name is masked: enough for a teller to ask "are you …?", little for a guesser of codes. */
    private static BillView view(Bill bill, PassportApplication application) {
        return new BillView(
                present(bill.billingCode(), "billing code"),
                application.applicant() == null ? "" : application.applicant().shortName(),
                bill.amount(),
                present(bill.expiresAt(), "expiry"));
    }

    private static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new IllegalStateException(what + ": absent (expected: present on an issued bill)");
        }
        return value;
    }

    /** What a settlement's transaction writes besides its own rows. */
    @org.springframework.stereotype.Component("paymentLedger")
    record Ledger(OfficeTransactions transactions, Deliveries deliveries, Envelopes envelopes, AuditTrail audit) {}
}
