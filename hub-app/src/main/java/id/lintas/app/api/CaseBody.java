package id.lintas.app.api;

import id.lintas.passport.PassportApplication;
import id.lintas.payment.Bill;
import id.lintas.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One case as an office's own system sees it. Times are UTC, money is whole rupiah, the applicant is masked.
 *
 * @param id the case
 * @param bookingCode the appointment it came by
 * @param service which booklet
 * @param stage where it stands
 * @param stageSince since when
 * @param version grows with each move; a move names the one it is based on
 * @param applicant who asks, masked; absent once deleted
 * @param bill what is owed, once requested; absent in lists
 * @param payments what was paid, oldest first; absent in lists
 */
record CaseBody(
        UUID id,
        String bookingCode,
        String service,
        String stage,
        Instant stageSince,
        int version,
        @Nullable Person applicant,
        @Nullable BillBody bill,
        @Nullable List<PaymentBody> payments) {

    /** The first letter of each word of the name, and the last four digits of the identity number. */
    record Person(String name, String nik) {}

    /** What is owed. */
    record BillBody(
            @Nullable String billingCode,
            long amount,
            String status,
            @Nullable Instant expiresAt) {}

    /** A payment with its receipts. */
    record PaymentBody(
            UUID id,
            String partner,
            String partnerReference,
            long amount,
            String status,
            Instant paidAt,
            Instant receivedAt,
            @Nullable Instant registryStoredAt,
            @Nullable Instant officeSawAt,
            @Nullable String ntpn) {}

    static CaseBody of(PassportApplication one) {
        return of(one, null, null);
    }

    static CaseBody of(PassportApplication one, @Nullable Bill bill, @Nullable List<Payment> payments) {
        return new CaseBody(
                one.id(),
                one.bookingCode(),
                one.kind().name(),
                one.stage().name(),
                one.stageSince(),
                one.version(),
                one.purged() ? null : new Person(one.maskedName(), one.maskedNik()),
                bill == null ? null : body(bill),
                payments == null ? null : payments.stream().map(CaseBody::body).toList());
    }

    private static BillBody body(Bill bill) {
        return new BillBody(
                bill.billingCode() == null ? null : bill.billingCode().value(),
                bill.amount().amount(),
                bill.status().name(),
                bill.expiresAt());
    }

    private static PaymentBody body(Payment payment) {
        return new PaymentBody(
                payment.id(),
                payment.partner(),
                payment.partnerReference(),
                payment.amount().amount(),
                payment.status().name(),
                payment.paidAt(),
                payment.receivedAt(),
                payment.registryStoredAt(),
                payment.officeSawAt(),
                payment.ntpn());
    }
}
