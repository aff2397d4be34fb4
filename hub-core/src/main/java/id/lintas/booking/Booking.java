package id.lintas.booking;

import id.lintas.office.Lane;
import id.lintas.office.OfficeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * An appointment.
 *
 * @param office where
 * @param code its name for people, such as {@code PLM-7K4Q-2X}
 * @param day the day, local
 * @param start the session's start, local
 * @param lane whose places it took
 * @param phone for messages to the booker; null once the time to keep it is over and it was deleted
 * @param createdAt when it was made
 * @param registryReference the registry's number, once it has acknowledged
 * @param acknowledgedAt when it did
 */
public record Booking(
        OfficeId office,
        String code,
        LocalDate day,
        LocalTime start,
        Lane lane,
        @Nullable String phone,
        Instant createdAt,
        @Nullable String registryReference,
        @Nullable Instant acknowledgedAt) {

    private static final int SHOWN = 4;

    /** The phone with all but its last four digits hidden, for screens; empty once deleted. */
    public String maskedPhone() {
        return phone == null ? "" : "••••" + phone.substring(Math.max(0, phone.length() - SHOWN));
    }

    /** Without the phone, so that a log or an error that prints a booking tells nobody. */
    @Override
    public String toString() {
        return "booking " + code + " of " + office;
    }
}
