package id.lintas.app.applicant;

import id.lintas.app.applicant.TrackedCase.Step;
import id.lintas.app.receipt.TrackerViews;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.booking.Booking;
import id.lintas.booking.Bookings;
import id.lintas.office.Office;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.BillingCode;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds an applicant's own case. */
@Component
class TrackedCases {

    private final OfficeTransactions transactions;
    private final Bookings bookings;
    private final PassportApplications applications;
    private final Payments payments;
    private final AuditTrail audit;
    private final Receipts receipts;

    TrackedCases(
            OfficeTransactions transactions,
            Bookings bookings,
            PassportApplications applications,
            Payments payments,
            AuditTrail audit,
            Receipts receipts) {
        this.transactions = transactions;
        this.bookings = bookings;
        this.applications = applications;
        this.payments = payments;
        this.audit = audit;
        this.receipts = receipts;
    }

    /** Where the payment is, and what opens its receipt. */
    @Component("trackedReceipts")
    record Receipts(TrackerViews trackers, ReceiptTickets tickets) {}

    /** The case of that code whose applicant was born that day. */
    Optional<TrackedCase> find(Office office, String code, LocalDate born) {
        return transactions.in(
                office.id(),
                () -> bookings.find(office.id(), code)
                        .flatMap(booking -> applications.ofBooking(office.id(), code).stream()
                                .filter(one -> one.applicant() != null
                                        && one.applicant().birthDate().equals(born))
                                .findFirst()
                                .map(one -> tracked(office, booking, one))));
    }

    private TrackedCase tracked(Office office, Booking booking, PassportApplication one) {
        Optional<Bill> bill = payments.bill(office.id(), one.id());
        List<Payment> paid = payments.of(office.id(), one.id());
        return new TrackedCase(
                office,
                booking.code(),
                booking.day(),
                booking.start(),
                open(one.stage().name()),
                steps(office, booking, one),
                bill.map(Bill::billingCode).map(BillingCode::value).orElse(""),
                bill.map(owed -> owed.amount().amount()).orElse(0L),
                bill.map(Bill::expiresAt).orElse(null),
                paid.stream().map(Payment::paidAt).findFirst().orElse(null),
                paid.stream()
                        .flatMap(payment -> Optional.ofNullable(payment.ntpn()).stream())
                        .findFirst()
                        .orElse(""),
                receipts.trackers().of(one),
                receipts.tickets().of(office.id(), booking.code(), one.id()));
    }

    private List<Step> steps(Office office, Booking booking, PassportApplication one) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(Stage.BOOKED.name(), booking.createdAt()));
        audit.of(office.id(), List.of(one.id().toString())).stream()
                .filter(entry -> entry.event() == AuditEvent.STAGE_CHANGED)
                .filter(entry -> !entry.detail().equals(Stage.REFERRED.name()))
                .forEach(entry -> steps.add(new Step(entry.detail(), entry.at())));
        return steps;
    }

    /** That people look at a check is between the office and the registry until they have decided. */
    private static String open(String stage) {
        return stage.equals(Stage.REFERRED.name()) ? Stage.ADJUDICATING.name() : stage;
    }
}
