package id.lintas.decision;

import id.lintas.approval.Approval;
import id.lintas.approval.Approvals;
import id.lintas.approval.AskRefused;
import id.lintas.approval.Person;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.payment.BillingCode;
import id.lintas.payment.CaseHold;
import id.lintas.payment.HeldMoney;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import id.lintas.payment.UnmatchedMoney;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Asking for a decision about money; a second person decides. Each refusal to ask is an {@link AskRefused}: not this
 * person's to ask, asked for already, or nothing to decide.
 */
@Service
public class Decisions {

    private final Approvals approvals;
    private final HeldMoney money;
    private final UnmatchedMoney unmatched;
    private final Payments payments;
    private final OfficeTransactions transactions;

    Decisions(
            Approvals approvals,
            HeldMoney money,
            UnmatchedMoney unmatched,
            Payments payments,
            OfficeTransactions transactions) {
        this.approvals = approvals;
        this.money = money;
        this.unmatched = unmatched;
        this.payments = payments;
        this.transactions = transactions;
    }

    /** Asks to let a case go on whose payment was taken back. */
    public Approval askRelease(OfficeId office, UUID application, Person asker, String reason) {
        return transactions.in(office, () -> {
            List<CaseHold> holds = payments.holds(office, application);
            if (holds.isEmpty()) {
                throw nothing(DecisionKind.RELEASE, application.toString());
            }
            // People know a case by its billing code.
            String code = payments.of(office, application).stream()
                    .filter(payment -> payment.id().equals(holds.get(0).payment()))
                    .map(payment -> payment.billingCode().value())
                    .findFirst()
                    .orElse(application.toString());
            return ask(
                    office,
                    asker,
                    DecisionKind.RELEASE,
                    code,
                    Decided.release(office, application, holds.size()),
                    reason);
        });
    }

    /**
     * Asks for a decision about a payment of the office.
     *
     * @param decision {@code ACCEPT}, {@code GIVE_BACK} or {@code UNDO}
     */
    public Approval askPayment(OfficeId office, DecisionKind decision, UUID payment, Person asker, String reason) {
        return transactions.in(office, () -> {
            Payment known = money.payment(office, payment)
                    .filter(one -> fits(decision, one))
                    .orElseThrow(() -> nothing(decision, payment.toString()));
            String subject = subject(known.partner(), known.partnerReference());
            return ask(office, asker, decision, subject, Decided.payment(known), reason);
        });
    }

    /** Whether that can be decided about the payment now. */
    public static boolean fits(DecisionKind decision, Payment payment) {
        return switch (decision) {
            case ACCEPT -> payment.status() == Payment.Status.LATE || payment.status() == Payment.Status.MISMATCH;
            case GIVE_BACK -> payment.status().held();
            case UNDO ->
                payment.decision() != null
                        && payment.decision().kind() != Payment.Decision.Kind.UNMATCHED
                        && HeldMoney.open(payment);
            case RELEASE, MATCH, UNMATCH, GIVE_BACK_UNMATCHED -> false;
        };
    }

    /** Asks to record money, whose code no bill has, for this bill. */
    public Approval askMatch(String partner, String reference, BillingCode to, Person asker, String reason) {
        // Whose the bill is, is looked up apart: a transaction serves one office.
        if (payments.caseOf(to).isEmpty()) {
            throw nothing(DecisionKind.MATCH, subject(partner, reference));
        }
        return transactions.inTransaction(() -> central(
                asker, DecisionKind.MATCH, waiting(DecisionKind.MATCH, partner, reference), to.value(), reason));
    }

    /** Asks to take a match back. */
    public Approval askUnmatch(String partner, String reference, Person asker, String reason) {
        return transactions.inTransaction(() -> {
            UnmatchedMoney.Told told = unmatched
                    .told(partner, reference)
                    .filter(one -> one.matched() != null)
                    .orElseThrow(() -> nothing(DecisionKind.UNMATCH, subject(partner, reference)));
            return central(asker, DecisionKind.UNMATCH, told, String.valueOf(told.matched()), reason);
        });
    }

    /** Asks to write down that money, for which no bill was found, was given back. */
    public Approval askGiveBack(String partner, String reference, Person asker, String reason) {
        return transactions.inTransaction(() -> central(
                asker,
                DecisionKind.GIVE_BACK_UNMATCHED,
                waiting(DecisionKind.GIVE_BACK_UNMATCHED, partner, reference),
                "",
                reason));
    }

    private UnmatchedMoney.Told waiting(DecisionKind decision, String partner, String reference) {
        return unmatched
                .told(partner, reference)
                .filter(UnmatchedMoney.Told::waits)
                .orElseThrow(() -> nothing(decision, subject(partner, reference)));
    }

    private Approval central(Person asker, DecisionKind decision, UnmatchedMoney.Told told, String to, String reason) {
        return ask(
                OfficeId.CENTRAL,
                asker,
                decision,
                subject(told.partner(), told.reference()),
                Decided.money(told, to),
                reason);
    }

    private Approval ask(
            OfficeId office, Person asker, DecisionKind decision, String subject, String content, String reason) {
        return approvals.ask(office, asker, decision.kind(), subject, content, reason);
    }

    private static String subject(String partner, String reference) {
        return partner + "/" + reference;
    }

    private static AskRefused nothing(DecisionKind decision, String subject) {
        return new AskRefused(AskRefused.Why.NOTHING_TO_DO, decision.kind(), subject);
    }
}
