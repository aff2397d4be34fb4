package id.lintas.privacy;

import id.lintas.adjudication.Adjudications;
import id.lintas.booking.Booking;
import id.lintas.booking.Bookings;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.payment.Payment;
import id.lintas.payment.Payments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts a person's copy together; needs the office's open transaction. */
@Component
class SubjectCopies {

    private final Sources sources;
    private final CopyStore store;
    private final SubjectRequestStore requests;
    private final Purge purge;
    private final PrivacyLedger ledger;

    SubjectCopies(Sources sources, CopyStore store, SubjectRequestStore requests, Purge purge, PrivacyLedger ledger) {
        this.sources = sources;
        this.store = store;
        this.requests = requests;
        this.purge = purge;
        this.ledger = ledger;
    }

    SubjectCopy of(OfficeId office, Nik nik, List<PassportApplication> cases) {
        List<SubjectCopy.Case> copied = new ArrayList<>();
        for (PassportApplication one : cases) {
            Applicant applicant = one.applicant();
            if (applicant != null) {
                copied.add(copy(office, one, applicant));
            }
        }
        return new SubjectCopy(
                office.value(),
                nik.value(),
                ledger.clock().instant(),
                copied,
                requests.of(office, nik).stream().map(SubjectCopies::asked).toList(),
                purge.rules());
    }

    private SubjectCopy.Case copy(OfficeId office, PassportApplication one, Applicant applicant) {
        Booking booking = sources.bookings()
                .find(office, one.bookingCode())
                .orElseThrow(() ->
                        new IllegalStateException("booking: none of " + one.id() + " (expected: the one it came by)"));
        List<Payment> payments = sources.payments().of(office, one.id());
        return new SubjectCopy.Case(
                one.id(),
                one.bookingCode(),
                applicant.name(),
                applicant.birthDate(),
                booking.phone(),
                one.kind().name(),
                one.stage().name(),
                one.stageSince(),
                appointment(booking),
                sources.payments().bill(office, one.id()).map(CopiedMoney::owed).orElse(null),
                payments.stream().map(CopiedMoney::paid).toList(),
                store.fingers(office, one.id()),
                sources.adjudications()
                        .of(office, one.id())
                        .map(check ->
                                new SubjectCopy.Check(check.status().name(), check.startedAt(), check.decidedAt()))
                        .orElse(null),
                store.messages(office, one.bookingCode()),
                history(office, one, payments),
                sources.unmaskings().of(office, one.id()).stream()
                        .map(seen -> new SubjectCopy.Seen(seen.grantedAt(), seen.until(), seen.reason()))
                        .toList(),
                sources.corrections().ofCase(office, one.id()).stream()
                        .map(done -> new SubjectCopy.Corrected(done.at(), done.field(), done.before()))
                        .toList());
    }

    private List<SubjectCopy.Event> history(OfficeId office, PassportApplication one, List<Payment> payments) {
        List<String> subjects = Stream.concat(
                        Stream.of(one.id().toString(), one.bookingCode()),
                        payments.stream().map(payment -> payment.id().toString()))
                .toList();
        return ledger.audit().of(office, subjects).stream()
                .map(entry -> new SubjectCopy.Event(entry.at(), entry.event().name(), entry.detail()))
                .toList();
    }

    private static SubjectCopy.Appointment appointment(Booking booking) {
        return new SubjectCopy.Appointment(
                booking.day(),
                booking.start().toString(),
                booking.lane().name(),
                booking.createdAt(),
                booking.registryReference(),
                booking.acknowledgedAt());
    }

    private static SubjectCopy.Asked asked(SubjectRequest request) {
        SubjectRequest.Closing closing = request.closing();
        return new SubjectCopy.Asked(
                request.receivedAt(),
                request.kind(),
                request.dueAt(),
                closing == null ? null : closing.outcome(),
                closing == null ? null : closing.at());
    }

    /** Where a person's data stands. */
    @Component("copySources")
    record Sources(
            Bookings bookings,
            Payments payments,
            Adjudications adjudications,
            UnmaskingStore unmaskings,
            CorrectionStore corrections) {}
}
