package id.lintas.payment;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.partner.Transport;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Settlement.BillView;
import id.lintas.sql.Later;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
    private final CaseAccounts accounts;
    private final PassportApplications applications;
    private final Ledger ledger;

    SettlePayment(
            BillStore bills,
            PaymentStore payments,
            ReferenceStore references,
            CaseAccounts accounts,
            PassportApplications applications,
            Ledger ledger) {
        this.bills = bills;
        this.payments = payments;
        this.references = references;
        this.accounts = accounts;
        this.applications = applications;
        this.ledger = ledger;
    }

    /** What a settlement's transaction needs besides its own rows. */
    @org.springframework.stereotype.Component("paymentLedger")
    record Ledger(OfficeTransactions transactions, Peers peers, AuditTrail audit) {}

    /**
     * Whose bill the code is, looked at when somebody does; needs an open transaction that is bound to no office.
     */
    public Later<Optional<BillOwner>> owner(BillingCode code) {
        return bills.owner(code);
    }

    /** Whether and how much the bill is payable at this moment. */
    public Settlement inquire(BillingCode code, Instant now) {
        return bills.owner(code)
                .get()
                .map(owner -> ledger.transactions().in(owner.office(), () -> {
                    Bill bill = bills.of(owner.office(), code).orElseThrow();
                    BillView view = view(bill, applications.get(owner.office(), bill.application()));
                    return switch (bill.status()) {
                        case PAID, PAID_LATE, MISMATCH, SUPERSEDED, REVERSED ->
                            new Settlement(Outcome.ALREADY_PAID, "", view, null, null);
                        case REQUESTED, OPEN, EXPIRED ->
                            bill.payableAt(now)
                                    ? new Settlement(Outcome.PAYABLE, "", view, null, null)
                                    : new Settlement(Outcome.EXPIRED, whyEnded(bill), view, null, null);
                    };
                }))
                .orElseGet(() -> Settlement.of(Outcome.UNKNOWN_BILL));
    }

    /** Where the partner's payment of that reference stands now, whatever it was answered then. */
    public Settlement status(String partner, String reference) {
        return references
                .find(partner, reference)
                .map(known -> new Settlement(standing(known), "", null, known.payment(), null))
                .orElseGet(() -> Settlement.of(Outcome.NOT_FOUND));
    }

    private Outcome standing(PartnerPayment known) {
        if (known.takenBack(known.billingCode(), known.amount()) != null) {
            return Outcome.REVERSED;
        }
        UUID payment = known.payment();
        OfficeId office = known.office();
        if (payment == null || office == null) {
            return known.outcome();
        }
        return ledger.transactions()
                .in(office, () -> payments.find(office, payment).map(Payment::status))
                .filter(status -> status != Payment.Status.RETURNED && status != Payment.Status.UNMATCHED)
                .map(SettlePayment::outcome)
                .orElse(known.outcome());
    }

    /** Records the payment, or says why it settles nothing. */
    public Settlement settle(PaymentConfirmation said, Instant receivedAt) {
        return settle(said, receivedAt, bills.owner(said.billingCode()));
    }

    /**
     * Like {@link #settle(PaymentConfirmation, Instant)}.
     *
     * @param owner what {@link #owner} said of the payment's code in this transaction
     */
    public Settlement settle(PaymentConfirmation said, Instant receivedAt, Later<Optional<BillOwner>> owner) {
        return owner.get()
                .map(found -> ledger.transactions().in(found.office(), () -> settleFor(found, said, receivedAt)))
                .orElseGet(() -> settleForNobody(said, receivedAt));
    }

    private Settlement settleForNobody(PaymentConfirmation said, Instant receivedAt) {
        Later<PartnerPayment> claim = references.claim(said, receivedAt);
        bills.lockCode(said.billingCode());
        Later<Optional<BillOwner>> issuedMeanwhile = bills.owner(said.billingCode());
        PartnerPayment known = claim.get();
        if (known.stands(said)) {
            return again(known, said);
        }
        return issuedMeanwhile
                .get()
                .map(owner -> ledger.transactions().in(owner.office(), () -> settleFor(owner, said, receivedAt)))
                .orElseGet(() -> {
                    references.decided(said, receivedAt, Outcome.UNKNOWN_BILL, null, null, taken(said.transport()));
                    return Settlement.of(Outcome.UNKNOWN_BILL);
                });
    }

    /** The first answer, if the same was said. */
    private static Settlement again(PartnerPayment known, PaymentConfirmation said) {
        return known.says(said)
                ? new Settlement(known.outcome(), "", null, known.answered() ? known.payment() : null, null)
                : Settlement.of(Outcome.CONFLICT, "reference");
    }

    private Settlement settleFor(BillOwner owner, PaymentConfirmation said, Instant receivedAt) {
        OfficeId office = owner.office();
        // The reference first, then the account, as everywhere; both in one round trip.
        Later<PartnerPayment> claim = references.claim(said, receivedAt);
        Later<CaseAccounts.Opened> opening = accounts.open(office, owner.application());
        PartnerPayment known = claim.get();
        if (known.stands(said)) {
            return again(known, said);
        }
        CaseAccounts.Opened opened = opening.get();
        CaseAccount before = opened.account();
        if (before.decided(known.payment())) {
            return again(known, said);
        }
        Payment payment = new Payment(
                known.payment() == null ? UuidCreator.getTimeOrderedEpoch() : known.payment(),
                owner.application(),
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
        BillView view = view(after.bill(payment), opened.application());
        Outcome outcome = outcome(status);
        if (!outcome.recorded() && !taken(said.transport())) {
            references.decided(said, receivedAt, outcome, office, null, false);
            return new Settlement(outcome, "", view, null, null);
        }
        references.decided(said, receivedAt, outcome, office, payment.id(), false);
        record(opened, after, payment.id(), said.partner().value());
        return new Settlement(outcome, "", view, outcome.recorded() ? payment.id() : null, null);
    }

    /** Takes up money that was held for a code that no bill had until now. */
    void found(OfficeId office, UUID application, BillingCode code) {
        references.heldFor(code).forEach(held -> found(office, application, code, held));
    }

    /** Records held money for that bill; what the office knows of it from before is taken up again. */
    Payment found(OfficeId office, UUID application, BillingCode code, PartnerPayment held) {
        CaseAccounts.Opened opened = accounts.open(office, application).get();
        Payment payment = new Payment(
                payments.withReference(office, held.partner().value(), held.reference())
                        .map(Payment::id)
                        .orElseGet(UuidCreator::getTimeOrderedEpoch),
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
        record(opened, after, payment.id(), held.partner().value());
        return after.payment(payment.id());
    }

    private void record(CaseAccounts.Opened opened, CaseAccount after, UUID payment, String partner) {
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
        accounts.write(opened, after, partner);
        if (recorded.status() != Payment.Status.REVERSED) {
            ledger.peers().recorded(application, recorded.status());
        }
    }

    private static Outcome outcome(Payment.Status status) {
        return switch (status) {
            case PROVISIONAL, SETTLED -> Outcome.SETTLED;
            case LATE -> Outcome.SETTLED_LATE;
            case MISMATCH -> Outcome.WRONG_AMOUNT;
            case SECOND -> Outcome.ALREADY_PAID;
            case REVERSED -> Outcome.REVERSED;
            case RETURNED, UNMATCHED ->
                throw new IllegalStateException("payment: " + status + " (expected: nobody has decided about it)");
        };
    }

    /** Queue and file tell of money that was taken already; a call asks, and a refused payer keeps the money. */
    private static boolean taken(Transport transport) {
        return transport != Transport.REST;
    }

    private static String whyEnded(Bill bill) {
        Bill.Cutover cutover = bill.cutover();
        return cutover == null ? "" : cutover.english();
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
}
