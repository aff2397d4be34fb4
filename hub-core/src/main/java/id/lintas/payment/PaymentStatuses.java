package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a partner hears that asks what became of its payments. Needs an open transaction that is bound to no office. */
@Component
class PaymentStatuses {

    /** Tries of one payer for one bill are few; a partner that tries without end is not told of all. */
    private static final int MOST = 50;

    private final PaymentStore payments;
    private final ReferenceStore references;
    private final OfficeTransactions transactions;

    PaymentStatuses(PaymentStore payments, ReferenceStore references, OfficeTransactions transactions) {
        this.payments = payments;
        this.references = references;
        this.transactions = transactions;
    }

    /** Where the partner's payment of that reference stands now, whatever it was answered then. */
    Settlement of(String partner, String reference) {
        return references.find(partner, reference).map(this::stands).orElseGet(() -> Settlement.of(Outcome.NOT_FOUND));
    }

    /**
     * Where each of the partner's payments for the bill stands, oldest first; one that the partner told of under two numbers
     * comes once. A single {@link Outcome#NOT_FOUND} if there is none.
     */
    List<Settlement> ofBill(String partner, BillingCode code) {
        Set<UUID> seen = new HashSet<>();
        List<Settlement> all = references.toldOf(partner, code, MOST).stream()
                .filter(known -> known.payment() == null || seen.add(known.payment()))
                .map(this::stands)
                .toList();
        return all.isEmpty() ? List.of(Settlement.of(Outcome.NOT_FOUND)) : all;
    }

    private Settlement stands(PartnerPayment known) {
        return new Settlement(
                standing(known),
                "",
                null,
                known.payment(),
                null,
                new Settlement.Told(known.reference(), known.alternate(), known.amount(), known.paidAt()));
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
        return transactions
                .in(office, () -> payments.find(office, payment).map(Payment::status))
                .filter(status -> status != Payment.Status.RETURNED && status != Payment.Status.UNMATCHED)
                .map(PaymentStatuses::outcome)
                .orElse(known.outcome());
    }

    /** What a partner is told of a payment that stands so. */
    static Outcome outcome(Payment.Status status) {
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
}
