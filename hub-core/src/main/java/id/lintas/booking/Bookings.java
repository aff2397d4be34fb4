package id.lintas.booking;

import com.github.f4b6a3.uuid.UuidCreator;
import id.lintas.audit.AuditEvent;
import id.lintas.audit.AuditTrail;
import id.lintas.delivery.Deliveries;
import id.lintas.delivery.Envelopes;
import id.lintas.delivery.Links;
import id.lintas.live.OfficeNudges;
import id.lintas.office.Lane;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OfficeTransactions;
import id.lintas.office.Offices;
import id.lintas.office.Session;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.Stage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/** Appointments of the offices. The session row's conditional update is the truth about places: never oversold. */
@Service
public class Bookings {

    /** Type of the event that tells the registry. */
    public static final String ANNOUNCED = "id.lintas.booking.announced.v1";

    private final BookingStore store;
    private final PassportApplications applications;
    private final Ledger ledger;
    private final Offices offices;
    private final Clock clock;

    Bookings(BookingStore store, PassportApplications applications, Ledger ledger, Offices offices, Clock clock) {
        this.store = store;
        this.applications = applications;
        this.ledger = ledger;
        this.offices = offices;
        this.clock = clock;
    }

    /** The sessions open for booking, in order of time, full ones included. */
    public List<Place> places(OfficeId office, Lane lane) {
        Office place = offices.get(office);
        List<LocalDate> days = OpenDays.of(place, clock.instant());
        Map<BookingStore.Slot, Integer> left = ledger.transactions().in(office, () -> store.left(office, lane, days));
        List<Place> places = new ArrayList<>();
        for (LocalDate day : days) {
            for (Session session : place.sessions()) {
                Integer free = left.get(new BookingStore.Slot(day, session.start()));
                places.add(new Place(day, session.start(), session.end(), free == null ? session.places(lane) : free));
            }
        }
        return places;
    }

    /**
     * Books, or leaves everything as it was.
     *
     * @throws NoPlace if the session is not open or has too few places left
     */
    public Booking book(OfficeId office, BookingRequest request) {
        Office place = offices.get(office);
        Session session = place.sessions().stream()
                .filter(candidate -> candidate.start().equals(request.start()))
                .findFirst()
                .orElseThrow(() -> new NoPlace("session: " + request.start() + " is none of " + office));
        Instant now = clock.instant();
        if (!OpenDays.of(place, now).contains(request.day())) {
            throw new NoPlace("day: " + request.day() + " is not open for booking");
        }
        return ledger.transactions().in(office, () -> {
            int people = request.people().size();
            if (!store.take(office, request.day(), session, request.lane(), people)) {
                throw new NoPlace("session: " + request.day() + " " + request.start() + " has no " + people + " left");
            }
            Booking booking = new Booking(
                    office,
                    BookingCodes.next(place.code()),
                    request.day(),
                    request.start(),
                    request.lane(),
                    request.phone(),
                    now,
                    null,
                    null);
            store.insert(booking);
            List<PassportApplication> cases = request.people().stream()
                    .map(person -> new PassportApplication(
                            office,
                            UuidCreator.getTimeOrderedEpoch(),
                            booking.code(),
                            person.applicant(),
                            person.kind(),
                            Stage.BOOKED,
                            now,
                            0))
                    .toList();
            cases.forEach(applications::add);
            ledger.audit().record(office, "applicant", AuditEvent.BOOKED, booking.code(), people + " people");
            ledger.deliveries()
                    .owe(
                            ledger.envelopes()
                                    .event(office, ANNOUNCED, booking.code(), announcement(booking, cases, request)),
                            Links.REGISTRY);
            return booking;
        });
    }

    /** The booking, or empty if the office has none of that code. */
    public Optional<Booking> find(OfficeId office, String code) {
        return ledger.transactions().in(office, () -> store.find(office, code));
    }

    /**
     * Writes another phone of the booking; joins the office's transaction, where the caller audits why.
     *
     * @param phone digits with an optional leading plus, 8 to 15 digits
     * @return the phone before
     * @throws IllegalArgumentException if the phone has another form, or the office has no such booking with a phone
     */
    public String correctPhone(OfficeId office, String code, String phone) {
        if (!BookingRequest.isPhone(phone)) {
            throw new IllegalArgumentException("phone (expected: 8 to 15 digits)");
        }
        return ledger.transactions().in(office, () -> {
            String before = store.find(office, code)
                    .map(Booking::phone)
                    .orElseThrow(() -> new IllegalArgumentException("booking: none with a phone (expected: one)"));
            store.correctPhone(office, code, phone);
            ledger.nudges().changed(office);
            return before;
        });
    }

    /** Notes the registry's acknowledgement; the first one counts. Joins the office's transaction. */
    public void acknowledged(OfficeId office, String code, String registryReference, Instant at) {
        if (store.acknowledge(office, code, registryReference, at)) {
            ledger.audit().record(office, "registry", AuditEvent.BOOKING_ACKNOWLEDGED, code, registryReference);
            ledger.nudges().changed(office);
        }
    }

    /** Names, NIKs and birth dates travel in a part that the registry alone can open. */
    private Map<String, Object> announcement(Booking booking, List<PassportApplication> cases, BookingRequest request) {
        List<Map<String, Object>> people = IntStream.range(0, cases.size())
                .mapToObj(at -> person(cases.get(at), request.people().get(at).applicant()))
                .toList();
        List<Map<String, Object>> applicants = cases.stream()
                .map(one -> Map.<String, Object>of(
                        "applicationId", one.id(), "service", one.kind().name()))
                .toList();
        return Map.of(
                "bookingCode", booking.code(),
                "office", booking.office().value(),
                "day", booking.day(),
                "start", booking.start().toString(),
                "lane", booking.lane().name(),
                "applicants", applicants,
                "people", ledger.envelopes().forRegistryAlone(Map.of("bookingCode", booking.code(), "people", people)));
    }

    private static Map<String, Object> person(PassportApplication one, Applicant who) {
        return Map.of(
                "applicationId", one.id(),
                "name", who.name(),
                "nik", who.nik().value(),
                "birthDate", who.birthDate());
    }

    /** What a booking's transaction writes besides its own rows. */
    @org.springframework.stereotype.Component
    record Ledger(
            OfficeTransactions transactions,
            Deliveries deliveries,
            Envelopes envelopes,
            AuditTrail audit,
            OfficeNudges nudges) {}
}
