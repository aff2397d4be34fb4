package id.lintas.app.money;

import id.lintas.decision.DecisionKind;
import id.lintas.decision.Decisions;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.Bill;
import id.lintas.payment.CaseHold;
import id.lintas.payment.Payment;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All money of one case, and what may be asked for.
 *
 * @param application the case
 * @param bills first to last
 * @param payments oldest first
 * @param holds why people have to look
 * @param decides whether this person may ask for decisions
 * @param renewable whether another bill may be asked for
 */
record MoneyView(
        PassportApplication application,
        List<Bill> bills,
        List<Payment> payments,
        List<CaseHold> holds,
        boolean decides,
        boolean renewable) {

    private static final Set<DecisionKind> OF_PAYMENTS =
            Set.of(DecisionKind.ACCEPT, DecisionKind.GIVE_BACK, DecisionKind.UNDO);

    /** What this person may ask for about the payment. */
    public List<DecisionKind> decisions(Payment payment) {
        return decides
                ? Stream.of(DecisionKind.values())
                        .filter(OF_PAYMENTS::contains)
                        .filter(kind -> Decisions.fits(kind, payment))
                        .toList()
                : List.of();
    }

    /** Whether this person may ask for anything here. */
    public boolean asks() {
        return decides
                && (!holds.isEmpty()
                        || payments.stream()
                                .anyMatch(payment -> !decisions(payment).isEmpty()));
    }
}
