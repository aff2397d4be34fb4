package id.lintas.app.applicant;

import id.lintas.booking.BookingRequest;
import id.lintas.office.Lane;
import id.lintas.passport.Nik;
import id.lintas.passport.PassportApplication.Applicant;
import id.lintas.passport.PassportKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The booking page's fields as typed; nothing is believed until {@link #read}. */
record BookingForm(
        @Nullable String slot,
        @Nullable String lane,
        @Nullable String phone,
        @Nullable String name,
        @Nullable String nik,
        @Nullable String day,
        @Nullable String month,
        @Nullable String year,
        @Nullable String kind) {

    static BookingForm empty(Lane lane) {
        return new BookingForm(null, lane.name(), null, null, null, null, null, null, null);
    }

    /** The chosen lane; anybody's lane where the field holds something else. */
    Lane laneOrRegular() {
        return Lane.PRIORITY.name().equals(lane) ? Lane.PRIORITY : Lane.REGULAR;
    }

    /**
     * Reads every field and collects what is wrong, so that a person learns all of it at once.
     *
     * @param today no birth date may be after it
     */
    Read read(LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        LocalDateTime start = field(wrong, "slot", slot, LocalDateTime::parse);
        Lane whose = field(wrong, "lane", lane, Lane::valueOf);
        PassportKind booklet = field(wrong, "kind", kind, PassportKind::valueOf);
        String who = field(wrong, "name", name, BookingForm::name);
        Nik number = field(wrong, "nik", nik, text -> new Nik(text.replace(" ", "")));
        LocalDate born = BirthDate.read(day, month, year, today).orElse(null);
        if (born == null) {
            wrong.put("birth", "book.error.birth");
        }
        String call = field(wrong, "phone", phone, BookingForm::phone);
        if (start == null
                || whose == null
                || booklet == null
                || who == null
                || number == null
                || born == null
                || call == null) {
            return new Read(null, wrong);
        }
        BookingRequest.Person person = new BookingRequest.Person(new Applicant(who, number, born), booklet);
        return new Read(
                new BookingRequest(start.toLocalDate(), start.toLocalTime(), whose, call, List.of(person)), wrong);
    }

    private static <T> @Nullable T field(
            Map<String, String> wrong, String field, @Nullable String typed, Function<String, T> reader) {
        try {
            return reader.apply(typed == null ? "" : typed.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong.put(field, "book.error." + field);
            return null;
        }
    }

    private static String name(String text) {
        if (text.isEmpty() || text.length() > 100 || !text.matches("[\\p{L}\\p{M} .,'’-]+")) {
            throw new IllegalArgumentException("name (expected: 1 to 100 letters)");
        }
        return text;
    }

    private static String phone(String text) {
        String digits = text.replaceAll("[ .-]", "");
        if (!digits.matches("\\+?[0-9]{8,15}")) {
            throw new IllegalArgumentException("phone (expected: 8 to 15 digits)");
        }
        return digits;
    }

    /**
     * What came of reading.
     *
     * @param request the request, or null if something is wrong
     * @param wrong message keys by field, in the page's order
     */
    record Read(@Nullable BookingRequest request, Map<String, String> wrong) {}
}
