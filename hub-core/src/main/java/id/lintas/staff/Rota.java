package id.lintas.staff;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;

/** The yearly rotation of an office's people: when an assignment ends unless somebody says otherwise. */
public final class Rota {

    /** From how many days before the last day the person is asked for a handover note. */
    public static final int REMINDER_DAYS = 14;

    /** No assignment is longer, so that none is forgotten. */
    public static final int LONGEST_DAYS = 400;

    private static final MonthDay ENDS = MonthDay.of(Month.DECEMBER, 31);
    private static final int SHORTEST_DAYS = 30;

    private Rota() {}

    /** The end of the rota year that is at least 30 days away. */
    public static LocalDate end(LocalDate today) {
        LocalDate end = ENDS.atYear(today.getYear());
        return end.isBefore(today.plusDays(SHORTEST_DAYS)) ? ENDS.atYear(today.getYear() + 1) : end;
    }
}
