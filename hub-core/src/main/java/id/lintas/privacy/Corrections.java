package id.lintas.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.Actor;
import id.lintas.audit.AuditEvent;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.delivery.Links;
import id.lintas.office.OfficeId;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.privacy.Correction.Field;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Corrects what a person says is wrong, in one case, and owes the registry the news in the same transaction. A phone is the
 * hub's own affair: the registry never had one from it.
 */
@Service
public class Corrections {

    /** Type of the event that tells the registry a corrected name. */
    public static final String CORRECTED = "id.lintas.applicant.corrected.v1";

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
            UUID id = UuidCreator.getTimeOrderedEpoch();
            Instant told = field == Field.NAME ? now : null;
            store.insert(office, request, id, new Correction(one.id(), field, before, actor, now, told, null));
            if (told != null) {
                tell(one, id, right, now);
            }
            ledger.audit()
                    .record(
                            office,
                            Actor.at(office, actor),
                            AuditEvent.SUBJECT_DATA_CORRECTED,
                            one.id().toString(),
                            field + " for request " + request);
        });
    }

    /**
     * Takes the registry's word that it stored a correction; joins the office's transaction. A repeat changes nothing.
     *
     * @param bookingCode the booking whose message is answered
     * @return false if no such correction was told for that booking, and nothing changed
     */
    public boolean stored(OfficeId office, String bookingCode, UUID correction, Instant at) {
        Optional<UUID> application = store.told(office, bookingCode, correction);
        application
                .filter(one -> store.stored(office, correction, at))
                .ifPresent(one -> ledger.audit()
                        .record(office, "registry", AuditEvent.CORRECTION_STORED, one.toString(), Field.NAME.name()));
        return application.isPresent();
    }

    /** The letter names the correction, so that no other letter can be put in its place. */
    private void tell(PassportApplication one, UUID correction, String name, Instant at) {
        Map<String, Object> person = Map.of(
                "correctionId", correction, "bookingCode", one.bookingCode(), "applicationId", one.id(), "name", name);
        Map<String, Object> data = Map.of(
                "correctionId", correction,
                "bookingCode", one.bookingCode(),
                "office", one.office().value(),
                "applicationId", one.id(),
                "correctedAt", at,
                "person", ledger.envelopes().forRegistryAlone(person));
        ledger.deliveries()
                .owe(ledger.envelopes().event(one.office(), CORRECTED, one.bookingCode(), data), Links.REGISTRY);
    }

    /** What was corrected for the request, oldest first. */
    public List<Correction> of(OfficeId office, UUID request) {
        return ledger.transactions().in(office, () -> store.ofRequest(office, request));
    }
}
