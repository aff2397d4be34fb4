package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What people decide about an office's money that settles nothing by itself, and about cases that wait because of it. That it takes two
 * of them is the caller's affair. A decision can be taken back until the state has the money.
 */
@Service
public class HeldMoney {

    private final PaymentStore payments;
    private final CaseHolds holds;
    private final CaseAccounts accounts;
    private final Ledger ledger;

    HeldMoney(PaymentStore payments, CaseHolds holds, CaseAccounts accounts, Ledger ledger) {
        this.payments = payments;
        this.holds = holds;
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /** What a decision writes besides the money's rows. */
    @org.springframework.stereotype.Component("moneyLedger")
    record Ledger(OfficeTransactions transactions, AuditTrail audit, Clock clock) {}

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
                            accounts.open(office, found.application()).get();
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

    /** Takes the payment out of its case, as its match was wrong; it was the hub that carried out what people decided. */
    void unmatched(OfficeId office, UUID payment) {
        decide(office, payment, Payment.Decision.Kind.UNMATCHED, "hub");
    }

    private void decide(OfficeId office, UUID payment, Payment.Decision.@Nullable Kind kind, String actor) {
        ledger.transactions().run(office, () -> {
            Payment known = payments.find(office, payment).orElseThrow();
            CaseAccounts.Opened opened =
                    accounts.open(office, known.application()).get();
            CaseAccount before = opened.account();
            Payment.Decision decision = kind == null
                    ? null
                    : new Payment.Decision(kind, ledger.clock().instant());
            CaseAccount after =
                    accounts.judged(opened, before.with(before.payment(payment).decided(decision)));
            accounts.write(opened, after, actor);
            audit(
                    office,
                    actor,
                    known.application().toString(),
                    (kind == null ? "UNDONE" : kind.name()) + " " + known.billingCode() + " " + known.amount());
        });
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
