package id.lintas.booking;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A session of a day that can be booked.
 *
 * @param day the day, local
 * @param start first minute
 * @param end after the last minute
 * @param left free places, 0 if full
 */
public record Place(LocalDate day, LocalTime start, LocalTime end, int left) {}
