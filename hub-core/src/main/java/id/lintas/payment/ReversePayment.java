package id.lintas.payment;

import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Takes partners' word that they took a payment back: once for each (partner, reference), also before the payment itself is told of.
 * Needs an open transaction that is bound to no office.
 */
@Service
public class ReversePayment {

    /** Type of the event that tells the registry that a payment was taken back. */
    public static final String REVERSED = "id.lintas.payment.reversed.v1";

    private final PaymentStore payments;
    private final ReferenceStore references;
    private final CaseAccounts accounts;
    private final OfficeTransactions transactions;

    ReversePayment(
            PaymentStore payments, ReferenceStore references, CaseAccounts accounts, OfficeTransactions transactions) {
        this.payments = payments;
        this.references = references;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    /** Records that the partner took a payment back, also one that the hub does not know yet. */
    public Settlement reverse(PaymentReversal said, Instant receivedAt) {
        PartnerPayment known = references.claim(said, receivedAt);
        PartnerPayment.Reversal before = known.reversal();
        if (before != null) {
            return before.says(said)
                    ? new Settlement(reversal(known), "", null, known.payment(), null)
                    : Settlement.of(Outcome.CONFLICT, "reference");
        }
        if (known.confirmed()
                && (!known.billingCode().equals(said.billingCode())
                        || !known.amount().equals(said.amount()))) {
            return Settlement.of(Outcome.CONFLICT, "reference");
        }
        references.reversed(said);
        UUID payment = known.payment();
        OfficeId office = known.office();
        if (payment != null && office != null) {
            transactions.run(office, () -> takeBack(office, payment, said));
        }
        return new Settlement(reversal(known), "", null, payment, null);
    }

    private static Outcome reversal(PartnerPayment known) {
        return known.confirmed() ? Outcome.REVERSED : Outcome.REVERSAL_NOTED;
    }

    private void takeBack(OfficeId office, UUID payment, PaymentReversal said) {
        Payment known = payments.find(office, payment).orElseThrow();
        CaseAccounts.Opened opened = accounts.open(office, known.application()).get();
        CaseAccount before = opened.account();
        CaseAccount after = before.with(before.payment(payment).takenBack(said.reversedAt()));
        accounts.write(opened, accounts.judged(opened, after), said.partner().value());
    }
}
