package id.lintas.booking;

import id.lintas.office.Lane;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * What an applicant asks for.
 *
 * @param day a day that is open for booking
 * @param start the start of one of the office's sessions
 * @param lane whose places
 * @param phone digits with an optional leading plus, 8 to 15 digits
 * @param people one to five
 */
public record BookingRequest(LocalDate day, LocalTime start, Lane lane, String phone, List<Person> people) {

    /** @throws IllegalArgumentException if the phone has another form or the number of people is out of range */
    public BookingRequest {
        if (!isPhone(phone)) {
            throw new IllegalArgumentException("phone (expected: 8 to 15 digits)");
        }
        if (people.isEmpty() || people.size() > 5) {
            throw new IllegalArgumentException("people: " + people.size() + " (expected: 1 to 5)");
        }
        people = List.copyOf(people);
    }

    /** Whether the text is a phone as bookings keep them. */
    public static boolean isPhone(String text) {
        return text.matches("\\+?[0-9]{8,15}");
    }

    /** Without phone and people, so that a log or an error that prints a request tells nobody. */
    @Override
    public String toString() {
        return "request for " + people.size() + " on " + day + " " + start;
    }

    /** One person and the booklet that they ask for. */
    public record Person(Applicant applicant, PassportKind kind) {}
}
