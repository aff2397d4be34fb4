package id.lintas.app.portal;

import id.lintas.adjudication.AdjudicationCase;
import id.lintas.audit.AuditTrail;
import id.lintas.booking.Booking;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.Payment;
import id.lintas.staff.Duty;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One case as its office's staff see it. Of the biometric check only where it stands; never candidates or scores.
 *
 * @param application the case
 * @param booking its appointment
 * @param bill what is owed, once requested
 * @param payments its payments, oldest first
 * @param check the biometric check, once begun
 * @param trail who did what, oldest first
 * @param duties what the person who looks may do
 */
record CaseView(
        PassportApplication application,
        Booking booking,
        @Nullable Bill bill,
        List<Payment> payments,
        @Nullable AdjudicationCase check,
        List<AuditTrail.Entry> trail,
        Set<Duty> duties) {

    public String stage() {
        return application.stage().name();
    }

    public String nik() {
        return application.applicant().nik().masked();
    }

    public String billingCode() {
        return bill == null || bill.billingCode() == null
                ? ""
                : bill.billingCode().value();
    }

    /** In rupiah, empty before a bill was requested. */
    public String amount() {
        return bill == null ? "" : Long.toString(bill.amount().amount());
    }

    public @Nullable Instant payUntil() {
        return bill == null ? null : bill.expiresAt();
    }

    public String ntpn() {
        Payment payment = payment();
        return payment == null || payment.ntpn() == null ? "" : payment.ntpn();
    }

    public String adjudication() {
        return check == null ? "" : check.status().name();
    }

    public String acknowledged() {
        Instant at = booking.acknowledgedAt();
        return at == null ? "" : at.toString();
    }

    public List<Receipt> receipts() {
        return Receipt.of(payment());
    }

    /** The hop where the payment waits; empty once all four receipts are there. */
    public String stuck() {
        return receipts().stream()
                .filter(Receipt::stuck)
                .map(Receipt::hop)
                .findFirst()
                .orElse("");
    }

    /** The stages that this person may decide next. */
    public List<Stage> moves() {
        return Moves.from(application.stage(), duties);
    }

    public boolean readyForCapture() {
        return duties.contains(Duty.CAPTURE) && application.stage().leadsTo(Stage.CAPTURED);
    }

    /** Whether payments are this person's to see; bill and payments are left out otherwise. */
    public boolean showsPayments() {
        return duties.contains(Duty.SEE_PAYMENTS);
    }

    /** The payment that settles the case; a late one only if there is no other. */
    public @Nullable Payment payment() {
        return payments.stream()
                .min(Comparator.comparing(payment -> payment.status() == Payment.Status.LATE))
                .orElse(null);
    }
}
