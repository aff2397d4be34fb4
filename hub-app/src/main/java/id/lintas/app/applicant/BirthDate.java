package id.lintas.app.applicant;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A birth date from three boxes. */
final class BirthDate {

    private BirthDate() {}

    /** The date, or empty if the boxes hold no day between 1900 and today. */
    static Optional<LocalDate> read(
            @Nullable String day, @Nullable String month, @Nullable String year, LocalDate today) {
        try {
            LocalDate date = LocalDate.of(number(year), number(month), number(day));
            return date.getYear() < 1900 || date.isAfter(today) ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String text) {
        return Integer.parseInt(text == null ? "" : text.strip());
    }
}
