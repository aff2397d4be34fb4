package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.live.OfficeNudges;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.sql.Later;
import id.lintas.vault.BiometricVault;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens a case's account, and writes what another fact made of it together with all that follows: the case moves, peers are
 * told, people are asked. Needs the office's open transaction, in which the account stays locked.
 *
 * <p>Whoever needs a partner's reference as well has locked it before: in here no reference is touched, so that two payments
 * of one case never wait for each other.
 */
@Component
class CaseAccounts {

    private final BillStore bills;
    private final PaymentStore payments;
    private final CaseHolds holds;
    private final PassportApplications applications;
    private final Effects effects;

    CaseAccounts(
            BillStore bills,
            PaymentStore payments,
            CaseHolds holds,
            PassportApplications applications,
            Effects effects) {
        this.bills = bills;
        this.payments = payments;
        this.holds = holds;
        this.applications = applications;
        this.effects = effects;
    }

    /** Where the consequences go. */
    @Component("accountEffects")
    record Effects(
            Peers peers,
            BiometricVault vault,
            AuditTrail audit,
            OfficeNudges nudges,
            Clock clock,
            List<CaseSettled> listeners) {}

    /**
     * An account and its case, as they are; nobody else changes either until the commit.
     *
     * @param settled what is done if the case is settled now
     */
    record Opened(CaseAccount account, PassportApplication application, List<Runnable> settled) {

        OfficeId office() {
            return application.office();
        }
    }

    /**
     * Opens the case's account: bills first, then the case, as everywhere.
     *
     * @return what throws {@link id.lintas.passport.UnknownApplication} if the office has no such case
     */
    Later<Opened> open(OfficeId office, UUID application) {
        Later<List<Bill>> owed = bills.locked(office, application);
        Later<List<Payment>> paid = payments.all(office, application);
        Later<PassportApplication> held = applications.holding(office, application);
        List<Runnable> settled = effects.listeners().stream()
                .map(listener -> listener.listen(office, application))
                .toList();
        return () -> new Opened(new CaseAccount(owed.get(), paid.get()), held.get(), settled);
    }

    /** The account with another fact, as the facts say at this moment. */
    CaseAccount judged(Opened opened, CaseAccount account) {
        return account.judged(effects.clock().instant(), goesOn(opened.application()));
    }

    /** As the other, where no payment is new. */
    PassportApplication write(Opened opened, CaseAccount after, String actor) {
        return write(opened, after, null, actor);
    }

    /**
     * Writes what changed since the account was opened, and what follows from it.
     *
     * @param added the payment that no row of the office has, if there is one
     * @param actor who brought the new fact: a partner, a peer or the hub
     * @return the case as it is now
     */
    PassportApplication write(Opened opened, CaseAccount after, @Nullable UUID added, String actor) {
        CaseAccount before = opened.account();
        PassportApplication application = opened.application();
        OfficeId office = opened.office();
        Instant now = effects.clock().instant();
        for (Bill bill : after.bills()) {
            if (!before.bills().contains(bill)) {
                bills.update(office, bill, now);
                if (bill.status() == Bill.Status.EXPIRED) {
                    audit(office, actor, AuditEvent.BILL_EXPIRED, application, String.valueOf(bill.billingCode()));
                }
            }
        }
        List<Payment> changed = after.payments().stream()
                .filter(payment -> !before.payments().contains(payment))
                .toList();
        write(office, before, changed, added);
        reversed(application, before, after, actor, now);
        PassportApplication moved = settled(opened, after, actor);
        if (!before.equals(after)) {
            effects.nudges().changed(office);
        }
        return moved;
    }

    private void write(OfficeId office, CaseAccount before, List<Payment> changed, @Nullable UUID added) {
        if (changed.size() == 1) {
            Payment one = changed.get(0);
            if (one.id().equals(added)) {
                payments.add(office, one);
                return;
            }
            if (before.has(one.id())) {
                payments.update(office, one);
                return;
            }
        }
        // Whoever settles no more makes room first: the database knows of one that does. Saved ones are written in
        // their order.
        changed.stream()
                .sorted(Comparator.comparing(payment -> payment.status().settles()))
                .forEach(payment -> payments.save(office, payment));
    }

    private PassportApplication settled(Opened opened, CaseAccount after, String actor) {
        PassportApplication application = opened.application();
        PassportApplication moved = application;
        Optional<Payment> then = opened.account().settling();
        Optional<Payment> now = after.settling();
        if (now.isPresent() && !now.map(Payment::id).equals(then.map(Payment::id))) {
            if (application.stage().leadsTo(Stage.PAID_PROVISIONAL)) {
                moved = applications.move(application, Stage.PAID_PROVISIONAL, actor);
            }
            effects.peers().confirmed(application, now.get());
            opened.settled().forEach(Runnable::run);
        } else if (now.isEmpty() && then.isPresent() && application.stage() == Stage.PAID_PROVISIONAL) {
            moved = applications.move(application, Stage.BILLED, actor);
        }
        then.map(payment -> after.payment(payment.id()))
                .filter(payment -> !payment.status().settles())
                .ifPresent(payment -> effects.peers()
                        .withdrawn(application, payment, effects.clock().instant()));
        return moved;
    }

    private void reversed(
            PassportApplication application, CaseAccount before, CaseAccount after, String actor, Instant now) {
        for (Payment payment : after.payments()) {
            boolean known = before.payments().stream()
                    .anyMatch(one -> one.id().equals(payment.id()) && one.status() == Payment.Status.REVERSED);
            if (payment.status() != Payment.Status.REVERSED || known) {
                continue;
            }
            holds.hold(application.office(), payment, now);
            audit(
                    application.office(),
                    actor,
                    AuditEvent.PAYMENT_REVERSED,
                    application,
                    payment.billingCode() + " " + payment.amount());
            effects.peers().reversed(application);
        }
    }

    private void audit(
            OfficeId office, String actor, AuditEvent event, PassportApplication application, String detail) {
        effects.audit().record(office, actor, event, application.id().toString(), detail);
    }

    /** A payment made in time takes up a closed case; once its fingerprints are deleted nothing can be checked, and people decide. */
    private boolean goesOn(PassportApplication application) {
        return application.stage() != Stage.UNPAID
                || (!application.purged() && effects.vault().holds(application.office(), application.id()));
    }
}
