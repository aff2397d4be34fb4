package id.lintas.booking;

import static org.assertj.core.api.Assertions.assertThat;

import id.lintas.office.Lane;
import id.lintas.office.Limits;
import id.lintas.office.Office;
import id.lintas.office.OfficeId;
import id.lintas.office.OpeningRule;
import id.lintas.office.Session;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookingRulesTest {

    private static final Office PALEMBANG = new Office(
            new OfficeId("palembang"),
            "PLM",
            "Kantor Imigrasi Palembang",
            "",
            "Palembang",
            "Sumatera Selatan",
            ZoneId.of("Asia/Jakarta"),
            new OpeningRule(DayOfWeek.FRIDAY, LocalTime.of(14, 0), 14),
            List.of(new Session(LocalTime.of(8, 0), LocalTime.of(10, 0), Map.of(Lane.REGULAR, 1))),
            Map.of(),
            true,
            Limits.STANDARD,
            false);

    @Test
    void fridayAtTwoLocalTimePutsUpAnotherWeek() {
        Instant justBefore = Instant.parse("2026-11-27T06:59:59Z");
        Instant atTwo = Instant.parse("2026-11-27T07:00:00Z");
        assertThat(last(justBefore)).isEqualTo(LocalDate.of(2026, 12, 4));
        assertThat(last(atTwo)).isEqualTo(LocalDate.of(2026, 12, 11));
    }

    @Test
    void offersWorkingDaysFromTomorrowOn() {
        assertThat(OpenDays.of(PALEMBANG, Instant.parse("2026-11-27T17:30:00Z")))
                .as("it is Saturday in Palembang already")
                .first()
                .isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(OpenDays.of(PALEMBANG, Instant.parse("2026-11-23T01:00:00Z")))
                .noneMatch(day -> day.getDayOfWeek().getValue() > 5);
    }

    @Test
    void aCodesCheckCharacterNoticesASlipAndASwap() {
        String code = BookingCodes.next("PLM");
        assertThat(code).matches("PLM-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}");
        String body = code.replace("-", "").substring(0, 8);
        assertThat(BookingCodes.check(body)).isEqualTo(code.charAt(code.length() - 1));
        assertThat(BookingCodes.check("PLM12345")).isNotEqualTo(BookingCodes.check("PLM12346"));
        assertThat(BookingCodes.check("PLM12345")).isNotEqualTo(BookingCodes.check("PLM21345"));
    }

    private static LocalDate last(Instant now) {
        List<LocalDate> days = OpenDays.of(PALEMBANG, now);
        return days.get(days.size() - 1);
    }
}
