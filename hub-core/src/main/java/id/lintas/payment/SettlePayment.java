package id.lintas.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.PartnerId;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Settlement.BillView;
import id.lintas.sql.Later;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Takes what partners say of payments: once for each (partner, reference), one winner for each case. Money that was taken
 * and settles nothing is held with its reason; a failed first try may be repeated. Needs an open transaction that is bound to
 * no office.
 */
@Service
public class SettlePayment {

    /** Type of the event that tells the registry of a payment. */
    public static final String CONFIRMED = "id.lintas.payment.confirmed.v1";

    private final BillStore bills;
    private final PaymentStore payments;
    private final ReferenceStore references;
    private final PaymentStatuses statuses;
    private final CaseAccounts accounts;
    private final PassportApplications applications;
    private final Ledger ledger;

    SettlePayment(
            BillStore bills,
            PaymentStore payments,
            ReferenceStore references,
            PaymentStatuses statuses,
            CaseAccounts accounts,
            PassportApplications applications,
            Ledger ledger) {
        this.bills = bills;
        this.payments = payments;
        this.references = references;
        this.statuses = statuses;
        this.accounts = accounts;
        this.applications = applications;
        this.ledger = ledger;
    }

    /** What a settlement's transaction needs besides its own rows. */
    @org.springframework.stereotype.Component("paymentLedger")
    record Ledger(OfficeTransactions transactions, Peers peers, AuditTrail audit, Reach reach) {}

    /**
     * Whose bill the code is, as far as the partner reaches, looked at when somebody does; needs an open transaction that is bound to no
     * office.
     */
    public Later<Optional<BillOwner>> owner(PartnerId partner, BillingCode code) {
        return ledger.reach().owner(partner, code);
    }

    /** Whether and how much the bill is payable by the partner at this moment. */
    public Settlement inquire(PartnerId partner, BillingCode code, Instant now) {
        return owner(partner, code)
                .get()
                .map(owner -> ledger.transactions().in(owner.office(), () -> {
                    Bill bill = bills.of(owner.office(), code).orElseThrow();
                    BillView view = BillViews.of(bill, applications.get(owner.office(), bill.application()));
                    return switch (bill.status()) {
                        case PAID, PAID_LATE, MISMATCH, SUPERSEDED, REVERSED ->
                            new Settlement(Outcome.ALREADY_PAID, "", view, null, null);
                        case REQUESTED, OPEN, EXPIRED ->
                            bill.payableAt(now)
                                    ? new Settlement(Outcome.PAYABLE, "", view, null, null)
                                    : new Settlement(Outcome.EXPIRED, BillViews.whyEnded(bill), view, null, null);
                    };
                }))
                .orElseGet(() -> Settlement.of(Outcome.UNKNOWN_BILL));
    }

    /** As {@link PaymentStatuses#of}. */
    public Settlement status(String partner, String reference) {
        return statuses.of(partner, reference);
    }

    /** As {@link PaymentStatuses#ofBill}. */
    public List<Settlement> statuses(String partner, BillingCode code) {
        return statuses.ofBill(partner, code);
    }

    /** Records the payment, or says why it settles nothing. */
    public Settlement settle(PaymentConfirmation said, Instant receivedAt) {
        return settle(take(said, receivedAt)).settlement();
    }

    /** Asks whose the bill is, and keeps the payment's reference for this transaction, as the first of all that it locks. */
    public PaymentInHand take(PaymentConfirmation said, Instant receivedAt) {
        Later<Optional<BillOwner>> owner = owner(said.partner(), said.billingCode());
        // Last, so that the lock of the request's key, which comes next, can go with it.
        references.reserve(said.partner(), said.reference());
        return new PaymentInHand(said, receivedAt, owner);
    }

    /** Records what was taken in this transaction, or says why it settles nothing. */
    public SettledPayment settle(PaymentInHand inHand) {
        return inHand.owner().get().map(found -> settleFor(found, inHand)).orElseGet(() -> settleForNobody(inHand));
    }

    private SettledPayment settleForNobody(PaymentInHand inHand) {
        PaymentConfirmation said = inHand.said();
        Instant receivedAt = inHand.receivedAt();
        Later<PartnerPayment> claim = references.claim(said, receivedAt);
        bills.lockCode(said.billingCode());
        Later<Optional<BillOwner>> issuedMeanwhile = owner(said.partner(), said.billingCode());
        PartnerPayment known = claim.get();
        if (known.stands(said)) {
            return SettledPayment.ofNobody(again(known, said));
        }
        return issuedMeanwhile.get().map(owner -> settleFor(owner, inHand)).orElseGet(() -> {
            OfficeId nobodys = ledger.reach().tries(said.partner()) ? OfficeId.SANDBOX : null;
            references.decided(known, said, receivedAt, Outcome.UNKNOWN_BILL, nobodys, null, taken(said.transport()));
            return SettledPayment.ofNobody(Settlement.of(Outcome.UNKNOWN_BILL));
        });
    }

    private SettledPayment settleFor(BillOwner owner, PaymentInHand inHand) {
        return ledger.transactions().in(owner.office(), () -> {
            // The reference, which is locked, first, then the account, as everywhere; both in one round trip.
            Later<PartnerPayment> claim = references.claim(inHand.said(), inHand.receivedAt());
            Later<CaseAccounts.Opened> opening = accounts.open(owner.office(), owner.application());
            Settlement settlement = settleFor(claim.get(), opening, inHand.said(), inHand.receivedAt());
            return new SettledPayment(
                    settlement, owner.office(), opening.get().application().bookingCode());
        });
    }

    /** The first answer, if the same was said. */
    private static Settlement again(PartnerPayment known, PaymentConfirmation said) {
        return known.says(said)
                ? new Settlement(known.outcome(), "", null, known.answered() ? known.payment() : null, null)
                : Settlement.of(Outcome.CONFLICT, "reference");
    }

    private Settlement settleFor(
            PartnerPayment known, Later<CaseAccounts.Opened> opening, PaymentConfirmation said, Instant receivedAt) {
        if (known.stands(said)) {
            return again(known, said);
        }
        CaseAccounts.Opened opened = opening.get();
        OfficeId office = opened.office();
        CaseAccount before = opened.account();
        if (before.decided(known.payment())) {
            return again(known, said);
        }
        Optional<PartnerPayment> told = known.payment() == null ? toldBefore(before, said) : Optional.empty();
        if (told.isPresent()) {
            return once(office, known, told.get(), said, receivedAt);
        }
        Payment payment = new Payment(
                known.payment() == null ? UuidCreator.getTimeOrderedEpoch() : known.payment(),
                opened.application().id(),
                said.partner().value(),
                said.reference(),
                said.billingCode(),
                said.amount(),
                Payment.Status.SECOND,
                said.paidAt(),
                receivedAt,
                null,
                null,
                null,
                said.transport(),
                said.channel(),
                known.takenBack(said.billingCode(), said.amount()),
                null);
        CaseAccount after = accounts.judged(opened, before.with(payment));
        Payment.Status status = after.payment(payment.id()).status();
        BillView view = BillViews.of(after.bill(payment), opened.application());
        Outcome outcome = PaymentStatuses.outcome(status);
        if (!outcome.recorded() && !taken(said.transport())) {
            references.decided(known, said, receivedAt, outcome, office, null, false);
            return new Settlement(outcome, "", view, null, null);
        }
        references.decided(known, said, receivedAt, outcome, office, payment.id(), false);
        record(
                opened,
                after,
                payment.id(),
                known.payment() == null,
                said.partner().value());
        return new Settlement(outcome, "", view, outcome.recorded() ? payment.id() : null, null);
    }

    /**
     * The payment that this call tells of once more: some banks write a new number of their own into an advice. Asked only where
     * the case has a payment of the partner under another number, and under the case's lock, so it sees whoever came first.
     */
    private Optional<PartnerPayment> toldBefore(CaseAccount before, PaymentConfirmation said) {
        boolean another = before.payments().stream()
                .anyMatch(one -> one.partner().equals(said.partner().value())
                        && !one.partnerReference().equals(said.reference()));
        return another ? references.toldBefore(said).filter(PartnerPayment::answered) : Optional.empty();
    }

    /** The new number is kept as a name of the same payment, unless it says something else of it. */
    private Settlement once(
            OfficeId office, PartnerPayment known, PartnerPayment told, PaymentConfirmation said, Instant receivedAt) {
        Settlement first = again(told, said);
        references.decided(known, said, receivedAt, first.outcome(), office, first.paymentId(), false);
        return first;
    }

    /** Takes up money that was held for a code that no bill had until now. */
    void found(OfficeId office, UUID application, BillingCode code) {
        references.heldFor(code).forEach(held -> found(office, application, code, held));
    }

    /** Records held money for that bill; what the office knows of it from before is taken up again. */
    Payment found(OfficeId office, UUID application, BillingCode code, PartnerPayment held) {
        Optional<UUID> known = payments.withReference(office, held.partner().value(), held.reference())
                .map(Payment::id);
        CaseAccounts.Opened opened = accounts.open(office, application).get();
        Payment payment = new Payment(
                known.orElseGet(UuidCreator::getTimeOrderedEpoch),
                application,
                held.partner().value(),
                held.reference(),
                code,
                held.amount(),
                Payment.Status.SECOND,
                held.paidAt(),
                held.receivedAt(),
                null,
                null,
                null,
                held.transport(),
                held.channel(),
                held.takenBack(held.billingCode(), held.amount()),
                null);
        references.found(held, office, payment.id());
        CaseAccount after = accounts.judged(opened, opened.account().with(payment));
        record(opened, after, payment.id(), known.isEmpty(), held.partner().value());
        return after.payment(payment.id());
    }

    private void record(CaseAccounts.Opened opened, CaseAccount after, UUID payment, boolean first, String partner) {
        PassportApplication application = opened.application();
        Payment recorded = after.payment(payment);
        ledger.audit()
                .record(
                        application.office(),
                        partner,
                        AuditEvent.PAYMENT_RECORDED,
                        application.id().toString(),
                        recorded.billingCode() + " " + recorded.amount()
                                + (recorded.status().settles() ? "" : " " + recorded.status()));
        accounts.write(opened, after, first ? payment : null, partner);
        if (recorded.status() != Payment.Status.REVERSED) {
            ledger.peers().recorded(application, recorded.status());
        }
    }

    /** Queue and file tell of money that was taken already; a call asks, and a refused payer keeps the money. */
    private static boolean taken(Transport transport) {
        return transport != Transport.REST;
    }
}
