package id.lintas.app.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says times, days and money the way people in Indonesia read them.
 *
 * @param locale the page's language
 */
public record Words(Locale locale) {

    /** Where the directorate sits; the console's times are in it. */
    public static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private static final Map<String, String> ZONES = Map.of(
            "Asia/Jakarta", "WIB",
            "Asia/Pontianak", "WIB",
            "Asia/Makassar", "WITA",
            "Asia/Jayapura", "WIT");

    /** Rupiah without fractions, such as {@code Rp350.000}, in both languages: it stands so on every receipt. */
    public String money(long rupiah) {
        return "Rp" + String.format(Languages.INDONESIAN, "%,d", rupiah);
    }

    /** Day and time with the zone's name, such as {@code 23 Nov 2026 18.30 WIB}; empty for none. */
    public String at(@Nullable Instant instant, ZoneId zone) {
        return instant == null ? "" : format("d MMM yyyy " + clock()).format(instant.atZone(zone)) + " " + zone(zone);
    }

    /** Like {@link #at} for the console, with seconds and in the directorate's zone. */
    public String central(@Nullable Instant instant) {
        return instant == null
                ? ""
                : format("d MMM yyyy " + clock() + (indonesian() ? ".ss" : ":ss"))
                                .format(instant.atZone(JAKARTA)) + " WIB";
    }

    /** A day with its weekday. */
    public String day(LocalDate day) {
        return format("EEEE, d MMM yyyy").format(day);
    }

    /** A time of a day, without a zone: for windows of one office. */
    public String time(LocalTime time) {
        return format(clock()).format(time);
    }

    /** The zone as people name it. */
    public String zone(ZoneId zone) {
        String name = ZONES.get(zone.getId());
        return name == null ? zone.getDisplayName(TextStyle.SHORT, locale) : name;
    }

    /** The look of a status: one of five, so that a screen never relies on colour alone. */
    public String look(String status) {
        return switch (status) {
            case "DELIVERED",
                    "TAKEN",
                    "BOOKED",
                    "PAID",
                    "SETTLED",
                    "NO_HIT",
                    "CLEARED",
                    "ACCEPTED",
                    "PAYABLE",
                    "TOKEN_ISSUED",
                    "APPROVED",
                    "CURRENT" -> "good";
            case "ASKED",
                    "DUE",
                    "LEASED",
                    "SENT",
                    "PROVISIONAL",
                    "PAID_PROVISIONAL",
                    "BILLED",
                    "OPEN",
                    "REQUESTED",
                    "RETRY",
                    "PARTLY_SETTLED",
                    "FILE_WAITS",
                    "OPENING",
                    "COMING" -> "wait";
            case "PARKED",
                    "REFUSED",
                    "FAILED",
                    "QUARANTINED",
                    "WRONG_AMOUNT",
                    "UNKNOWN_BILL",
                    "CONFLICT",
                    "REJECTED",
                    "UNKNOWN",
                    "MALFORMED" -> "bad";
            case "HIT", "REFERRED", "LATE", "PAID_LATE", "SETTLED_LATE", "INSERTING", "IDENTIFYING", "ADJUDICATING" ->
                "look";
            default -> "plain";
        };
    }

    private boolean indonesian() {
        return locale.getLanguage().equals(Languages.INDONESIAN.getLanguage());
    }

    private String clock() {
        return indonesian() ? "HH.mm" : "HH:mm";
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale);
    }
}
