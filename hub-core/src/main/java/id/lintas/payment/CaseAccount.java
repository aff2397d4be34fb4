package id.lintas.payment;

import id.lintas.payment.Payment.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is owed and was paid for one case. Where each bill and payment stands follows from these facts and the
 * time, never from the order in which they became known; only the payment that settles the case stays the one that does,
 * unless it is taken back, because peers were told of it.
 *
 * @param bills by issue
 * @param payments in any order
 */
record CaseAccount(List<Bill> bills, List<Payment> payments) {

    /** The earliest payer is served first; the rest makes the choice the same whoever asks. */
    private static final Comparator<Payment> EARLIEST = Comparator.comparing(Payment::paidAt)
            .thenComparing(Payment::partner)
            .thenComparing(Payment::partnerReference);

    CaseAccount {
        bills = List.copyOf(bills);
        payments = List.copyOf(payments);
    }

    CaseAccount with(Payment more) {
        return new CaseAccount(
                bills,
                java.util.stream.Stream.concat(
                                payments.stream().filter(known -> !known.id().equals(more.id())),
                                java.util.stream.Stream.of(more))
                        .toList());
    }

    /** The payment that settles the case. */
    Optional<Payment> settling() {
        return payments.stream().filter(payment -> payment.status().settles()).findFirst();
    }

    /** Whether people decided about the payment; their word stands, whatever its partner says again. */
    boolean decided(java.util.@Nullable UUID id) {
        return payments.stream().anyMatch(payment -> payment.id().equals(id) && payment.decision() != null);
    }

    boolean has(java.util.UUID payment) {
        return payments.stream().anyMatch(known -> known.id().equals(payment));
    }

    Payment payment(java.util.UUID id) {
        return payments.stream()
                .filter(payment -> payment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("payment: " + id + " (expected: one of the case)"));
    }

    /**
     * The account with every status as the facts say.
     *
     * @param revivable whether a payment can still settle the case; one that became known too late cannot
     */
    CaseAccount judged(Instant now, boolean revivable) {
        Optional<Payment> winner = settling()
                .filter(payment -> payment.reversedAt() == null)
                .or(() -> revivable ? payments.stream().filter(this::fitsInTime).min(EARLIEST) : Optional.empty());
        Optional<Payment> late = winner.isPresent()
                ? Optional.empty()
                : payments.stream().filter(this::fits).min(EARLIEST);
        List<Payment> judged = payments.stream()
                .map(payment -> payment.as(status(payment, winner, late)))
                .toList();
        return new CaseAccount(
                bills.stream().map(bill -> bill.as(status(bill, judged, now))).toList(), judged);
    }

    private Payment.Status status(Payment payment, Optional<Payment> winner, Optional<Payment> late) {
        if (payment.reversedAt() != null) {
            return Payment.Status.REVERSED;
        }
        if (payment.decided(Decision.Kind.RETURNED)) {
            return Payment.Status.RETURNED;
        }
        if (payment.decided(Decision.Kind.UNMATCHED)) {
            return Payment.Status.UNMATCHED;
        }
        if (winner.filter(payment::equals).isPresent()) {
            return payment.ntpn() == null ? Payment.Status.PROVISIONAL : Payment.Status.SETTLED;
        }
        if (!fits(payment)) {
            return Payment.Status.MISMATCH;
        }
        return late.filter(payment::equals).isPresent() ? Payment.Status.LATE : Payment.Status.SECOND;
    }

    private static Bill.Status status(Bill bill, List<Payment> judged, Instant now) {
        if (bill.billingCode() == null) {
            return Bill.Status.REQUESTED;
        }
        List<Payment> own = judged.stream()
                .filter(payment -> payment.billingCode().equals(bill.billingCode()))
                .toList();
        if (any(own, Payment.Status.PROVISIONAL) || any(own, Payment.Status.SETTLED)) {
            return Bill.Status.PAID;
        }
        if (judged.stream().anyMatch(payment -> payment.status().settles())) {
            return Bill.Status.SUPERSEDED;
        }
        if (any(own, Payment.Status.LATE)) {
            return Bill.Status.PAID_LATE;
        }
        if (any(own, Payment.Status.MISMATCH)) {
            return Bill.Status.MISMATCH;
        }
        if (any(own, Payment.Status.REVERSED)) {
            return Bill.Status.REVERSED;
        }
        return bill.payableAt(now) ? Bill.Status.OPEN : Bill.Status.EXPIRED;
    }

    private static boolean any(List<Payment> payments, Payment.Status status) {
        return payments.stream().anyMatch(payment -> payment.status() == status);
    }

    private boolean fits(Payment payment) {
        boolean here = payment.reversedAt() == null
                && !payment.decided(Decision.Kind.RETURNED)
                && !payment.decided(Decision.Kind.UNMATCHED);
        return here
                && (payment.decided(Decision.Kind.ACCEPTED)
                        || bill(payment).amount().equals(payment.amount()));
    }

    private boolean fitsInTime(Payment payment) {
        return fits(payment)
                && (payment.decided(Decision.Kind.ACCEPTED) || bill(payment).payableAt(payment.paidAt()));
    }

    /** The bill that the payment is for. */
    Bill bill(Payment payment) {
        return bills.stream()
                .filter(bill -> payment.billingCode().equals(bill.billingCode()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("bill: " + payment.billingCode() + " (expected: one of the case)"));
    }
}
