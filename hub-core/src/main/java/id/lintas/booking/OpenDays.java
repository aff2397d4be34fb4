package id.lintas.booking;

import id.lintas.office.Office;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** Which days an office's latest opening has put up for booking. */
final class OpenDays {

    private OpenDays() {}

    /** Working days from tomorrow to the horizon of the latest opening, local to the office. */
    static List<LocalDate> of(Office office, Instant now) {
        ZonedDateTime local = now.atZone(office.zone());
        ZonedDateTime opening = local.with(
                        TemporalAdjusters.previousOrSame(office.opening().day()))
                .with(office.opening().time());
        LocalDate last = (opening.isAfter(local) ? opening.minusWeeks(1) : opening)
                .toLocalDate()
                .plusDays(office.opening().horizonDays());
        LocalDate tomorrow = local.toLocalDate().plusDays(1);
        return tomorrow.isAfter(last)
                ? List.of()
                : tomorrow.datesUntil(last.plusDays(1))
                        .filter(day ->
                                day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                        .toList();
    }
}
