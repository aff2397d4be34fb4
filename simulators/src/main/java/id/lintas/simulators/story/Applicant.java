package id.lintas.simulators.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Someone who wants a passport; nobody real. The identity number's digits 7 to 12 are the birth date, as in life.
 *
 * @param name as in the papers
 * @param nik 16 digits
 * @param birthDate in the Gregorian calendar
 * @param phone digits, beginning with 08
 * @param person names the fingers of this applicant
 */
public record Applicant(String name, String nik, LocalDate birthDate, String phone, long person) {

    private static final List<String> FIRST = List.of(
            "Anisa", "Bayu", "Citra", "Dimas", "Eka", "Fajar", "Gita", "Hasan", "Intan", "Joko", "Kirana", "Lukman");
    private static final List<String> LAST = List.of(
            "Wicaksana", "Pratiwi", "Nugraha", "Maharani", "Saputra", "Anggraini", "Ramadhan", "Puspita", "Kusuma");

    /** Draws an applicant of 20 to 60 years from a district such as {@code 167101}. */
    static Applicant drawn(RandomGenerator random, String district) {
        LocalDate birth = LocalDate.of(1966, 1, 1).plusDays(random.nextInt(40 * 365));
        String nik = String.format(
                Locale.ROOT,
                "%s%02d%02d%02d%04d",
                district,
                birth.getDayOfMonth(),
                birth.getMonthValue(),
                birth.getYear() % 100,
                1 + random.nextInt(9999));
        String phone = String.format(Locale.ROOT, "0812%08d", random.nextInt(100_000_000));
        return new Applicant(drawn(random, FIRST) + " " + drawn(random, LAST), nik, birth, phone, random.nextLong());
    }

    private static String drawn(RandomGenerator random, List<String> names) {
        return names.get(random.nextInt(names.size()));
    }
}
