package id.lintas.privacy;

import id.lintas.payment.Bill;
import id.lintas.payment.Payment;

/** Bills and payments as a person's copy has them. */
final class CopiedMoney {

    private CopiedMoney() {}

    static SubjectCopy.Owed owed(Bill bill) {
        return new SubjectCopy.Owed(
                bill.billingCode() == null ? null : bill.billingCode().value(),
                bill.amount().amount(),
                bill.status().name(),
                bill.requestedAt(),
                bill.expiresAt());
    }

    static SubjectCopy.Paid paid(Payment payment) {
        return new SubjectCopy.Paid(
                payment.partner(),
                payment.partnerReference(),
                payment.billingCode().value(),
                payment.amount().amount(),
                payment.status().name(),
                payment.paidAt(),
                payment.ntpn());
    }
}
