package id.lintas.app.portal;

import id.lintas.adjudication.Adjudications;
import id.lintas.audit.AuditTrail;
import id.lintas.booking.Bookings;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.payment.Payments;
import id.lintas.privacy.Unmaskings;
import id.lintas.staff.Duty;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads a case for the screen; opening it is what marks its payments as seen by the office. */
@Component
class CaseViews {

    private final OfficeTransactions transactions;
    private final Reading reading;
    private final Unmaskings unmaskings;

    CaseViews(OfficeTransactions transactions, Reading reading, Unmaskings unmaskings) {
        this.transactions = transactions;
        this.reading = reading;
        this.unmaskings = unmaskings;
    }

    /**
     * The case as this person may see it, with its payments marked as seen if they are the person's to see.
     *
     * @throws id.lintas.passport.UnknownApplication if the office has no such case
     */
    CaseView open(OfficeId office, UUID id, String who, Set<Duty> duties) {
        return transactions.in(office, () -> {
            PassportApplication application = reading.applications().get(office, id);
            boolean payments = duties.contains(Duty.SEE_PAYMENTS);
            if (payments) {
                reading.payments().seen(office, id, who);
            }
            return new CaseView(
                    application,
                    reading.bookings()
                            .find(office, application.bookingCode())
                            .orElseThrow(() -> new IllegalStateException(
                                    "booking: none of " + id + " (expected: the one it came by)")),
                    payments ? reading.payments().bill(office, id).orElse(null) : null,
                    payments ? reading.payments().of(office, id) : List.of(),
                    reading.adjudications().of(office, id).orElse(null),
                    reading.audit().of(office, List.of(id.toString(), application.bookingCode())),
                    duties,
                    Moves.from(application.stage()).stream()
                            .filter(next -> !reading.applications().allows(application, next))
                            .collect(Collectors.toUnmodifiableSet()),
                    privacy(office, application, who, duties));
        });
    }

    /** Whoever lost the duty sees masked data at once, whatever was permitted before. */
    private CaseView.Privacy privacy(OfficeId office, PassportApplication application, String who, Set<Duty> duties) {
        return new CaseView.Privacy(
                duties.contains(Duty.SEE_PERSONS)
                        ? unmaskings.current(office, application.id(), who).orElse(null)
                        : null,
                reading.applications().purgedAt(office, application.id()).orElse(null));
    }

    /** What a case is put together from. */
    @Component("caseReading")
    record Reading(
            PassportApplications applications,
            Bookings bookings,
            Payments payments,
            Adjudications adjudications,
            AuditTrail audit) {}
}
