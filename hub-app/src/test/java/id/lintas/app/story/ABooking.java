package id.lintas.app.story;

import id.lintas.booking.Booking;
import id.lintas.booking.BookingRequest;
import id.lintas.booking.Bookings;
import id.lintas.booking.Place;
import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportKind;
import java.time.LocalDate;
import java.util.List;

/** One person's booking at the first free place, for tests that need a case and do not care whose. */
record ABooking(RunningHub hub) {

    static final String NAME = "SITI AMINAH";
    static final String NIK = "1671015211870001";

    Booking at(OfficeId office) {
        Bookings bookings = hub.bean(Bookings.class);
        Place place = bookings.places(office, Lane.REGULAR).stream()
                .filter(free -> free.left() > 0)
                .findFirst()
                .orElseThrow();
        Applicant applicant = new Applicant(NAME, new Nik(NIK), LocalDate.of(1987, 11, 12));
        return bookings.book(
                office,
                new BookingRequest(
                        place.day(),
                        place.start(),
                        Lane.REGULAR,
                        "081200000000",
                        List.of(new BookingRequest.Person(applicant, PassportKind.ORDINARY_5Y))));
    }
}
