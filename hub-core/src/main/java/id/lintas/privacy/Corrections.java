package id.lintas.privacy;

import id.lintas.audit.Actor;
import id.lintas.audit.AuditEvent;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.privacy.Correction.Field;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Corrects what a person says is wrong, in one case. The hub's own copy alone: the registry's wire has no message for it, so
 * whoever corrects tells the registry, and the request's page says so.
 */
@Service
public class Corrections {

    private static final int LONGEST_NAME = 100;

    private final SubjectRequests requests;
    private final CorrectionStore store;
    private final PassportApplications applications;
    private final Bookings bookings;
    private final PrivacyLedger ledger;

    Corrections(
            SubjectRequests requests,
            CorrectionStore store,
            PassportApplications applications,
            Bookings bookings,
            PrivacyLedger ledger) {
        this.requests = requests;
        this.store = store;
        this.applications = applications;
        this.bookings = bookings;
        this.ledger = ledger;
    }

    /** Whether the value has the form of the field. */
    public static boolean fits(Field field, String value) {
        return switch (field) {
            case NAME ->
                !value.isBlank()
                        && value.length() <= LONGEST_NAME
                        && value.codePoints().noneMatch(one -> Character.isISOControl(one) || Character.isDigit(one));
            case PHONE -> BookingRequest.isPhone(value);
        };
    }

    /**
     * Writes the right value in place of the wrong one, which is kept sealed with the request. The trail gets which field of
     * which case for which request, and neither value.
     *
     * @param application a case of the person whose request it is
     * @throws UnknownRequest if the office has no such request
     * @throws RequestClosed if it was answered before
     * @throws id.lintas.passport.UnknownApplication if the case's data was deleted
     * @throws IllegalArgumentException if the value has another form, or the booking's phone was deleted
     */
    public void correct(OfficeId office, UUID request, UUID application, Field field, String value, String actor) {
        String right = value.strip();
        if (!fits(field, right)) {
            throw new IllegalArgumentException(field + " (expected: another form)");
        }
        ledger.transactions().run(office, () -> {
            PassportApplication one = requests.cases(office, requests.opened(office, request)).stream()
                    .filter(own -> own.id().equals(application))
                    .findFirst()
                    .orElseThrow(() -> new UnknownRequest(request));
            Instant now = ledger.clock().instant();
            String before = switch (field) {
                case NAME -> applications.correctName(office, one.id(), right);
                case PHONE -> bookings.correctPhone(office, one.bookingCode(), right);
            };
            store.insert(office, request, new Correction(one.id(), field, before, actor, now));
            ledger.audit()
                    .record(
                            office,
                            Actor.at(office, actor),
                            AuditEvent.SUBJECT_DATA_CORRECTED,
                            one.id().toString(),
                            field + " for request " + request);
        });
    }

    /** What was corrected for the request, oldest first. */
    public List<Correction> of(OfficeId office, UUID request) {
        return ledger.transactions().in(office, () -> store.ofRequest(office, request));
    }
}
