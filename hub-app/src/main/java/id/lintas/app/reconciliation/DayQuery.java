package id.lintas.app.reconciliation;

import id.lintas.reconciliation.ReconciledDay;
import id.lintas.reconciliation.Reconciliation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which days somebody wants to see, as it stands in the page's form and address. What is none of the choices counts as no choice.
 *
 * @param partner one of the partners, or empty for all
 * @param state where a day stands, or empty for all
 * @param before the last day that was shown and its partner, with a stroke between, or empty
 */
record DayQuery(String partner, String state, String before) {

    DayQuery fit(List<String> partners) {
        return new DayQuery(
                partners.contains(partner) ? partner : "", known() == null ? "" : state, place() == null ? "" : before);
    }

    Reconciliation.Days days(int most) {
        return new Reconciliation.Days(partner.isEmpty() ? null : partner, known(), place(), most);
    }

    private ReconciledDay.@Nullable State known() {
        return Arrays.stream(ReconciledDay.State.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
    }

    private Reconciliation.@Nullable Place place() {
        String[] parts = before.split("/", 2);
        return parts.length == 2
                ? day(parts[0])
                        .map(day -> new Reconciliation.Place(day, parts[1]))
                        .orElse(null)
                : null;
    }

    /** A day as it stands in an address. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 2000 && day.getYear() < 3000);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Where the list goes on after that day. */
    static String after(ReconciledDay day) {
        return day.day() + "/" + day.partner();
    }
}
