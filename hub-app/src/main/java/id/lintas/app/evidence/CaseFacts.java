package id.lintas.app.evidence;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import id.lintas.adjudication.AdjudicationCase;
import id.lintas.audit.AuditEntry;
import id.lintas.office.Office;
import id.lintas.passport.PassportApplication;
import id.lintas.payment.Bill;
import id.lintas.payment.Payment;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the evidence of one case says; the document for people and the one for machines are made of it. Personal data is masked.
 *
 * @param takenBy who took it
 * @param name first letters only; empty once deleted
 * @param nik masked; empty once deleted
 * @param check where the biometric check stands; never candidates or scores
 */
@JsonPropertyOrder({"office", "officeName", "application", "booking", "takenBy", "takenAt"})
record CaseFacts(
        String office,
        String officeName,
        String application,
        String booking,
        String takenBy,
        Instant takenAt,
        String name,
        String nik,
        String kind,
        String stage,
        Instant stageSince,
        @Nullable BillFacts bill,
        List<PaymentFacts> payments,
        @Nullable String check,
        List<EntryFacts> trail) {

    static CaseFacts of(Office office, Found found, String takenBy, Instant takenAt, List<AuditEntry> trail) {
        PassportApplication application = found.application();
        AdjudicationCase check = found.check();
        return new CaseFacts(
                office.id().value(),
                office.name(),
                application.id().toString(),
                application.bookingCode(),
                takenBy,
                takenAt,
                application.maskedName(),
                application.maskedNik(),
                application.kind().name(),
                application.stage().name(),
                application.stageSince(),
                found.bill() == null ? null : BillFacts.of(found.bill()),
                found.payments().stream().map(PaymentFacts::of).toList(),
                check == null ? null : check.status().name(),
                trail.stream().map(EntryFacts::of).toList());
    }

    record BillFacts(
            @Nullable String billingCode,
            long amount,
            String status,
            Instant requestedAt,
            @Nullable Instant expiresAt) {

        static BillFacts of(Bill bill) {
            return new BillFacts(
                    bill.billingCode() == null ? null : bill.billingCode().value(),
                    bill.amount().amount(),
                    bill.status().name(),
                    bill.requestedAt(),
                    bill.expiresAt());
        }
    }

    record PaymentFacts(
            String partner,
            String partnerReference,
            String billingCode,
            long amount,
            String status,
            Instant bankPaidAt,
            Instant hubReceivedAt,
            @Nullable Instant registryStoredAt,
            @Nullable Instant officeSawAt,
            @Nullable String ntpn) {

        static PaymentFacts of(Payment payment) {
            return new PaymentFacts(
                    payment.partner(),
                    payment.partnerReference(),
                    payment.billingCode().value(),
                    payment.amount().amount(),
                    payment.status().name(),
                    payment.paidAt(),
                    payment.receivedAt(),
                    payment.registryStoredAt(),
                    payment.officeSawAt(),
                    payment.ntpn());
        }
    }

    record EntryFacts(
            String id,
            Instant at,
            String actor,
            String workplace,
            String event,
            String outcome,
            String subject,
            String detail,
            String reason) {

        static EntryFacts of(AuditEntry entry) {
            return new EntryFacts(
                    entry.id().toString(),
                    entry.at(),
                    entry.actor(),
                    entry.workplace(),
                    entry.event(),
                    entry.outcome().name(),
                    entry.subject(),
                    entry.detail(),
                    entry.reason());
        }
    }

    /** What the ledger has of the case. */
    record Found(
            PassportApplication application,
            @Nullable Bill bill,
            List<Payment> payments,
            @Nullable AdjudicationCase check) {

        /** What audit entries about the case name as their subject, the case itself first. */
        List<String> subjects() {
            return Stream.concat(
                            Stream.of(application.id().toString(), application.bookingCode()),
                            payments.stream().map(payment -> payment.id().toString()))
                    .toList();
        }
    }
}
