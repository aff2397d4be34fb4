package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What people decide about money that settles nothing by itself, and about cases that wait because of it. That it takes two
 * of them is the caller's affair. A decision can be taken back until the state has the money.
 */
@Service
public class HeldMoney {

    private static final int AT_ONCE = 100;

    private final BillStore bills;
    private final PaymentStore payments;
    private final ReferenceStore references;
    private final CaseHolds holds;
    private final CaseAccounts accounts;
    private final SettlePayment settle;
    private final PassportApplications applications;
    private final Ledger ledger;

    HeldMoney(
            BillStore bills,
            PaymentStore payments,
            ReferenceStore references,
            CaseHolds holds,
            CaseAccounts accounts,
            SettlePayment settle,
            PassportApplications applications,
            Ledger ledger) {
        this.bills = bills;
        this.payments = payments;
        this.references = references;
        this.holds = holds;
        this.accounts = accounts;
        this.settle = settle;
        this.applications = applications;
        this.ledger = ledger;
    }

    /** What a decision writes besides the money's rows. */
    @org.springframework.stereotype.Component("moneyLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit, Clock clock) {}

    /**
     * Money that a partner told of.
     *
     * @param partner who told
     * @param reference under which number
     * @param billingCode for which code, as the partner says
     * @param amount how much
     * @param paidAt when it was paid, by the partner's clock
     * @param waits whether it waits for people to find its bill
     * @param matched the bill that people found for it, if they did
     */
    public record Told(
            String partner,
            String reference,
            BillingCode billingCode,
            Rupiah amount,
            Instant paidAt,
            boolean waits,
            @Nullable BillingCode matched) {}

    /** Money under a partner's reference, or empty if there is none; locked until the end of a running transaction. */
    public Optional<Told> told(String partner, String reference) {
        return ledger.transactions()
                .inTransaction(() -> references
                        .lock(partner, reference)
                        .filter(PartnerPayment::confirmed)
                        .map(HeldMoney::told));
    }

    /** Money that people matched to bills, latest first; for the console. */
    public List<Told> matched(int most) {
        return ledger.transactions()
                .inTransaction(() ->
                        references.matched(most).stream().map(HeldMoney::told).toList());
    }

    private static Told told(PartnerPayment known) {
        return new Told(
                known.partner().value(),
                known.reference(),
                known.billingCode(),
                known.amount(),
                known.paidAt(),
                known.waits(),
                known.matched());
    }

    /** The office's money that waits for people, longest waiting first. */
    public List<Payment> held(OfficeId office, int most) {
        return ledger.transactions().in(office, () -> payments.held(office, most));
    }

    /** The office's cases that wait for people because a payment was taken back, longest waiting first. */
    public List<CaseHold> holds(OfficeId office, int most) {
        return ledger.transactions().in(office, () -> holds.open(office, most));
    }

    /** A payment of the office whose case nobody else changes until the end of a running transaction. */
    public Optional<Payment> payment(OfficeId office, UUID id) {
        return ledger.transactions()
                .in(
                        office,
                        () -> payments.find(office, id).map(found -> {
                            accounts.open(office, found.application());
                            return payments.find(office, id).orElse(found);
                        }));
    }

    /** Whether a payment's decision can still be taken back. */
    public static boolean open(Payment payment) {
        return payment.ntpn() == null && payment.reversedAt() == null;
    }

    /** Lets a late or differing payment count. */
    public void accept(OfficeId office, UUID payment, String actor) {
        decide(office, payment, Payment.Decision.Kind.ACCEPTED, actor);
    }

    /** Says that the money was given back to the payer. */
    public void giveBack(OfficeId office, UUID payment, String actor) {
        decide(office, payment, Payment.Decision.Kind.RETURNED, actor);
    }

    /** Takes a decision back: the payment stands where it would without it. */
    public void undo(OfficeId office, UUID payment, String actor) {
        decide(office, payment, null, actor);
    }

    private void decide(OfficeId office, UUID payment, Payment.Decision.@Nullable Kind kind, String actor) {
        ledger.transactions().run(office, () -> {
            Payment known = payments.find(office, payment).orElseThrow();
            CaseAccount before = accounts.open(office, known.application());
            PassportApplication application = applications.hold(office, known.application());
            Payment.Decision decision = kind == null
                    ? null
                    : new Payment.Decision(kind, ledger.clock().instant());
            CaseAccount after =
                    accounts.judged(office, before.with(before.payment(payment).decided(decision)), application);
            accounts.write(application, before, after, actor);
            audit(
                    office,
                    actor,
                    application.id().toString(),
                    (kind == null ? "UNDONE" : kind.name()) + " " + known.billingCode() + " " + known.amount());
        });
    }

    /**
     * Has held money recorded for a bill that people found; {@link #carryOutMatches} does it. Needs the directorate's scope.
     *
     * @throws IllegalStateException if the money does not wait any more
     */
    public void match(String partner, String reference, BillingCode to, String actor) {
        PartnerPayment known = references
                .lock(partner, reference)
                .filter(PartnerPayment::waits)
                .orElseThrow(() -> new IllegalStateException("money: " + partner + " (expected: one that waits)"));
        references.match(known, to, PartnerPayment.Match.ASKED);
        audit(OfficeId.CENTRAL, actor, known.billingCode().value(), "MATCH " + to);
    }

    /**
     * Has a match taken back; needs the directorate's scope.
     *
     * @throws IllegalStateException if people did not match the money
     */
    public void unmatch(String partner, String reference, String actor) {
        PartnerPayment known = references
                .lock(partner, reference)
                .filter(one -> one.match() == PartnerPayment.Match.DONE)
                .orElseThrow(() -> new IllegalStateException("money: " + partner + " (expected: matched money)"));
        references.match(known, known.matched(), PartnerPayment.Match.UNDO);
        audit(OfficeId.CENTRAL, actor, known.billingCode().value(), "UNMATCH " + known.matched());
    }

    /**
     * Carries out what was decided about matches, each in its office's scope and in a transaction of its own; several nodes may
     * do so at once. A match that the state's receipt overtook is not taken back any more.
     *
     * @return how many
     */
    public int carryOutMatches() {
        List<PartnerPayment> due = ledger.transactions().inTransaction(() -> references.toMatch(AT_ONCE));
        due.forEach(one -> ledger.transactions().inTransaction(() -> carryOut(one)));
        return due.size();
    }

    private boolean carryOut(PartnerPayment seen) {
        PartnerPayment known =
                references.lock(seen.partner().value(), seen.reference()).orElseThrow();
        BillingCode to = known.matched();
        if (to == null || known.match() == PartnerPayment.Match.DONE) {
            return false;
        }
        OfficeId office = bills.officeOf(to)
                .orElseThrow(() -> new IllegalStateException("bill: " + to + " (expected: one that was issued)"));
        ledger.transactions().run(office, () -> {
            UUID payment = known.payment();
            if (payment == null) {
                settle.found(office, bills.of(office, to).orElseThrow().application(), to, known);
                references.match(known, to, PartnerPayment.Match.DONE);
            } else if (payments.find(office, payment).filter(HeldMoney::open).isPresent()) {
                decide(office, payment, Payment.Decision.Kind.UNMATCHED, "hub");
                references.match(known, null, null);
            } else {
                references.match(known, to, PartnerPayment.Match.DONE);
            }
        });
        return true;
    }

    /** Says that money for which no bill was found was given back to the payer. */
    public void giveBack(String partner, String reference, String actor) {
        PartnerPayment known = references
                .lock(partner, reference)
                .filter(PartnerPayment::waits)
                .orElseThrow(() -> new IllegalStateException("money: " + partner + " (expected: one that waits)"));
        references.returned(known, ledger.clock().instant());
        ledger.transactions()
                .run(
                        OfficeId.CENTRAL,
                        () -> audit(
                                OfficeId.CENTRAL,
                                actor,
                                known.billingCode().value(),
                                "RETURNED " + known.billingCode() + " " + known.amount()));
    }

    /** Lets a held case go on; returns how many holds there were. */
    public int release(OfficeId office, UUID application, String actor, String reason) {
        return ledger.transactions().in(office, () -> {
            int lifted = holds.lift(office, application, ledger.clock().instant(), actor, reason);
            ledger.audit().record(office, actor, AuditEvent.CASE_RELEASED, application.toString(), lifted + " lifted");
            return lifted;
        });
    }

    private void audit(OfficeId office, String actor, String subject, String detail) {
        ledger.audit().record(office, actor, AuditEvent.MONEY_DECIDED, subject, detail);
    }
}
