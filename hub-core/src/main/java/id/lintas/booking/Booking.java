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
 * @param phone for messages to the booker
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
        String phone,
        Instant createdAt,
        @Nullable String registryReference,
        @Nullable Instant acknowledgedAt) {}
