package id.lintas.payment;

import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Money that partners took for codes that no bill has: what the directorate decides about it, and how it comes to its office.
 * That a decision takes two people is the caller's affair.
 */
@Service
public class UnmatchedMoney {

    private static final Logger LOG = LoggerFactory.getLogger(UnmatchedMoney.class);
    private static final int AT_ONCE = 100;

    private final BillStore bills;
    private final PaymentStore payments;
    private final ReferenceStore references;
    private final SettlePayment settle;
    private final HeldMoney money;
    private final Ledger ledger;

    UnmatchedMoney(
            BillStore bills,
            PaymentStore payments,
            ReferenceStore references,
            SettlePayment settle,
            HeldMoney money,
            Ledger ledger) {
        this.bills = bills;
        this.payments = payments;
        this.references = references;
        this.settle = settle;
        this.money = money;
        this.ledger = ledger;
    }

    /** What a decision writes besides the money's rows. */
    @org.springframework.stereotype.Component("unmatchedLedger")
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
                        .map(UnmatchedMoney::told));
    }

    /** Money that people matched to bills, latest first; for the console. */
    public List<Told> matched(int most) {
        return ledger.transactions()
                .inTransaction(() -> references.matched(most).stream()
                        .map(UnmatchedMoney::told)
                        .toList());
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

    /**
     * Has held money recorded for a bill that people found; {@link #catchUp} does it. Needs the directorate's scope.
     *
     * @throws IllegalStateException if the money does not wait any more
     */
    public void match(String partner, String reference, BillingCode to, String actor) {
        PartnerPayment known = references
                .lock(partner, reference)
                .filter(PartnerPayment::waits)
                .orElseThrow(() -> new IllegalStateException("money: " + partner + " (expected: one that waits)"));
        references.match(known, to, PartnerPayment.Match.ASKED);
        audit(actor, known.billingCode().value(), "MATCH " + to);
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
        audit(actor, known.billingCode().value(), "UNMATCH " + known.matched());
    }

    /**
     * Carries out what was decided about matches, and takes up held money whose bill came while somebody else had it in hand;
     * each in its office's scope and in a transaction of its own. Several nodes may do so at once, and one that fails holds up
     * no other. A match that the state's receipt overtook is not taken back any more.
     *
     * @return how many
     */
    public int catchUp() {
        int done = 0;
        for (PartnerPayment one : ledger.transactions().inTransaction(() -> references.toMatch(AT_ONCE))) {
            done += apart(one, this::carryOut);
        }
        for (PartnerPayment one : ledger.transactions().inTransaction(() -> references.heldWithBill(AT_ONCE))) {
            done += apart(one, this::takeUp);
        }
        return done;
    }

    /** In a transaction of its own, on the row as it is by then. */
    private int apart(PartnerPayment seen, Predicate<PartnerPayment> work) {
        try {
            return ledger.transactions()
                            .inTransaction(() -> references
                                    .lock(seen.partner().value(), seen.reference())
                                    .filter(work)
                                    .isPresent())
                    ? 1
                    : 0;
        } catch (DataAccessException | IllegalStateException e) {
            LOG.error("money not taken up: partner={} reference={}", seen.partner(), seen.reference(), e);
            return 0;
        }
    }

    private boolean takeUp(PartnerPayment known) {
        BillingCode code = known.billingCode();
        return known.unclaimed()
                && bills.owner(code)
                        .get()
                        .filter(owner -> record(owner, code, known))
                        .isPresent();
    }

    private boolean carryOut(PartnerPayment known) {
        BillingCode to = known.matched();
        PartnerPayment.Match match = known.match();
        if (to == null || match == null) {
            return false;
        }
        BillOwner owner = bills.owner(to)
                .get()
                .orElseThrow(() -> new IllegalStateException("bill: " + to + " (expected: one that was issued)"));
        return switch (match) {
            case DONE -> false;
            case ASKED -> {
                record(owner, to, known);
                references.match(known, to, PartnerPayment.Match.DONE);
                yield true;
            }
            case UNDO -> {
                boolean undone = undo(owner.office(), known.payment());
                references.match(known, undone ? null : to, undone ? null : PartnerPayment.Match.DONE);
                yield true;
            }
        };
    }

    /** Whether the office's payment could still be taken out of its case. */
    private boolean undo(OfficeId office, @Nullable UUID payment) {
        return payment != null
                && ledger.transactions().in(office, () -> {
                    Optional<Payment> open = payments.find(office, payment).filter(HeldMoney::open);
                    open.ifPresent(found -> money.unmatched(office, found.id()));
                    return open.isPresent();
                });
    }

    private boolean record(BillOwner owner, BillingCode code, PartnerPayment known) {
        return ledger.transactions().in(owner.office(), () -> {
            boolean issued = bills.of(owner.office(), code).isPresent();
            if (issued) {
                settle.found(owner.office(), owner.application(), code, known);
            }
            return issued;
        });
    }

    /**
     * Says that money for which no bill was found was given back to the payer; needs the directorate's scope.
     *
     * @throws IllegalStateException if the money does not wait any more
     */
    public void giveBack(String partner, String reference, String actor) {
        PartnerPayment known = references
                .lock(partner, reference)
                .filter(PartnerPayment::waits)
                .orElseThrow(() -> new IllegalStateException("money: " + partner + " (expected: one that waits)"));
        references.returned(known, ledger.clock().instant());
        audit(actor, known.billingCode().value(), "RETURNED " + known.billingCode() + " " + known.amount());
    }

    private void audit(String actor, String subject, String detail) {
        ledger.audit().record(OfficeId.CENTRAL, actor, AuditEvent.MONEY_DECIDED, subject, detail);
    }
}
