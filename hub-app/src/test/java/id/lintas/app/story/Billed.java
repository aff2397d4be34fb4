package id.lintas.app.story;

import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.capture.Capture;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication;
import id.lintas.passport.PassportApplications;
import id.lintas.passport.PassportKind;
import id.lintas.passport.Stage;
import id.lintas.payment.Bill;
import id.lintas.payment.Payments;
import id.lintas.simulators.fingerprint.FingerRecord;
import id.lintas.simulators.fingerprint.FingerprintSynth;
import id.lintas.simulators.story.Applicant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Cases of one office that wait for their payments; the bills are the simulated registry's own.
 *
 * @param office whose
 * @param cases which
 */
record Billed(RunningHub hub, OfficeId office, List<PassportApplication> cases) {

    private static final Duration REGISTRY = Duration.ofSeconds(60);

    /** Books and captures so many, and waits for their bills. */
    static Billed some(RunningHub hub, String name, int count) {
        OfficeId office = new OfficeId(name);
        List<id.lintas.vault.FingerRecord> fingers = Stream.of(2, 7)
                .map(position ->
                        FingerRecord.raw(position, FingerprintSynth.impression(FingerprintSynth.finger(position), 1)))
                .map(id.lintas.vault.FingerRecord::new)
                .toList();
        List<PassportApplication> cases = IntStream.range(0, count)
                .mapToObj(n -> captured(hub, office, fingers))
                .toList();
        Billed billed = new Billed(hub, office, cases);
        Awaitility.await()
                .atMost(REGISTRY)
                .until(() ->
                        IntStream.range(0, count).allMatch(n -> billed.bill(n).billingCode() != null));
        return billed;
    }

    private static PassportApplication captured(
            RunningHub hub, OfficeId office, List<id.lintas.vault.FingerRecord> fingers) {
        Applicant person = new Canaries().person("167101");
        Bookings bookings = hub.bean(Bookings.class);
        Place place = bookings.places(office, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        Booking booking = bookings.book(
                office,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        person.phone(),
                        List.of(new BookingRequest.Person(
                                new PassportApplication.Applicant(
                                        person.name(), new Nik(person.nik()), person.birthDate()),
                                PassportKind.ORDINARY_5Y))));
        PassportApplications applications = hub.bean(PassportApplications.class);
        PassportApplication one = applications.ofBooking(office, booking.code()).get(0);
        applications.move(office, one.id(), Stage.ARRIVED, "test");
        applications.move(office, one.id(), Stage.DOCUMENTS_CHECKED, "test");
        hub.bean(Capture.class).capture(office, one.id(), fingers, "test");
        return one;
    }

    String code(int index) {
        return String.valueOf(bill(index).billingCode());
    }

    long amount(int index) {
        return bill(index).amount().amount();
    }

    Bill.Status status(int index) {
        return bill(index).status();
    }

    /** The places of these cases whose bills stand there. */
    List<Integer> at(Bill.Status status) {
        List<Integer> found = new ArrayList<>();
        for (int n = 0; n < cases.size(); n++) {
            if (status(n) == status) {
                found.add(n);
            }
        }
        return found;
    }

    private Bill bill(int index) {
        return hub.bean(Payments.class).bill(office, cases.get(index).id()).orElseThrow();
    }
}
